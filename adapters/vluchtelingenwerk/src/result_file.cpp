#include "result_file.h"

#include <array>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

#include "rodedraad/message/csv_writer.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

struct RowResult {
  std::string id;
  std::string status;
  std::string code;
  std::string place;
  std::string sentence;
};

/// The key of a field is the number of its row.
std::size_t number_of(std::string_view key) {
  std::size_t number = 0;
  const auto [stop, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  if (error != std::errc{} || stop != key.data() + key.size()) {
    throw sdk::BadMessage("De sleutel van een resultaat is geen rijnummer.");
  }
  return number;
}

std::map<std::size_t, RowResult> results_of(const sdk::EncodeRequest& request) {
  std::map<std::size_t, RowResult> results;
  for (const auto& [path, key, value] : request.fields) {
    if (path == "resultaat.bestand") continue;
    auto& result = results[number_of(key)];
    if (path == "resultaat.berichtId") result.id = value;
    if (path == "resultaat.status") result.status = value;
    if (path == "resultaat.foutcode") result.code = value;
    if (path == "resultaat.veld") result.place = value;
    if (path == "resultaat.melding") result.sentence = value;
  }
  return results;
}

std::string_view status_word(std::string_view status) {
  if (status == "processed") return "VERWERKT";
  if (status == "duplicate") return "DUBBEL";
  if (status == "refused" || status == "failed") return "AFGEKEURD";
  if (status == "parked") return "IN_QUARANTAINE";
  throw sdk::BadMessage("Een rij heeft geen bekende eindstand.");
}

/// Of a place "line 3, bsn" the partner's column is "bsn".
std::string_view column_of(std::string_view place) {
  const auto comma = place.rfind(", ");
  return comma == std::string_view::npos ? place : place.substr(comma + 2);
}

/// "x.csv" becomes "x_resultaat.csv".
std::string result_name(std::string_view name) {
  const auto dot = name.rfind('.');
  const auto stem = name.substr(0, dot);
  return std::string{stem} + "_resultaat.csv";
}

/// A row waits in quarantine because its person was not found, or because it could be more than one
/// and somebody has to find out.
std::string quarantine_code(const RowResult& result) {
  const bool doubtful = result.sentence.find("zoek uit wie het is") != std::string::npos;
  return doubtful ? "VWN005" : "VWN004";
}

/// The agreement's code; the hub has words of its own for what it refuses itself.
std::string code_of(const RowResult& result) {
  if (result.code.empty()) return result.status == "parked" ? quarantine_code(result) : "";
  if (result.code == "conflict") return "VWN007";
  if (result.code == "gemeente-onbekend") return "VWN009";
  return message::without_formula(result.code);
}

std::string row_of(const RowResult& result) {
  const std::array<std::string, 5> cells{
      message::without_formula(result.id), std::string{status_word(result.status)}, code_of(result),
      message::without_formula(column_of(result.place)), message::without_formula(result.sentence)};
  return message::csv_row(cells);
}

}  // namespace

sdk::Message encode_result_file(const sdk::EncodeRequest& request) {
  const auto* const name = request.find("resultaat.bestand");
  if (name == nullptr || name->empty()) throw sdk::BadMessage("De naam van het bestand ontbreekt.");

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "DROP";
  message.target = result_name(*name);
  message.media_type = "text/csv";
  message.body =
      std::string{message::kByteOrderMark} + "berichtId;status;foutcode;veld;melding\r\n";
  for (const auto& [number, result] : results_of(request)) message.body += row_of(result);
  return message;
}

}  // namespace rodedraad::vluchtelingenwerk
