#include "feedback.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/csv_writer.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

/// A field, as the JSON and the CSV call it.
struct Told {
  std::string_view path;
  std::string_view member;
  std::string_view column;
  bool is_date = false;
};

constexpr std::array kTold{
    Told{"maatschappelijkeBegeleiding.trajectnummer", "trajectnummer", "trajectnummer"},
    Told{"maatschappelijkeBegeleiding.status", "status", "status"},
    Told{"maatschappelijkeBegeleiding.einddatum", "einddatum", "einddatum", true},
    Told{"pvt.status", "pvtStatus", "pvt_status"},
    Told{"pvt.datumOndertekening", "datumOndertekening", "pvt_datum_ondertekening", true},
    Told{"inburgeringsplicht.einddatum", "einddatumInburgeringsplicht",
         "einddatum_inburgeringsplicht", true}};

const std::string& v_nummer(const sdk::EncodeRequest& request) {
  const auto* const number = request.find("inburgeraar.vNummer");
  if (number == nullptr || number->empty()) {
    throw sdk::BadMessage("inburgeraar.vNummer: is nodig voor dit bericht");
  }
  return *number;
}

/// dd-mm-yyyy of YYYY-MM-DD; a part that is not known stays zeros.
std::string dutch(std::string_view date) {
  if (date.size() != 10) throw sdk::BadMessage("Een datum heeft niet de vorm jjjj-mm-dd.");
  return std::string{date.substr(8, 2)} + '-' + std::string{date.substr(5, 2)} + '-' +
         std::string{date.substr(0, 4)};
}

}  // namespace

sdk::Message encode_feedback(const sdk::EncodeRequest& request) {
  message::JsonWriter json;
  json.begin_object()
      .text("berichttype", "gemeente.terugkoppeling")
      .text("versie", "1.0")
      .text("berichtId", request.id)
      .text("tijdstip", request.created)
      .text("gemeentecode", request.municipality);
  json.begin_object("client").text("vnummer", v_nummer(request)).end_object();
  json.begin_object("gegevens");
  for (const auto& told : kTold) {
    if (const auto* const value = request.find(told.path)) json.text(told.member, *value);
  }
  json.end_object().end_object();

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  message.target = "/berichten";
  message.media_type = "application/json";
  message.body = json.take();
  return message;
}

sdk::Message encode_feedback_file(const sdk::EncodeRequest& request) {
  std::vector<std::string> names{"berichtId", "gemeentecode", "vnummer"};
  std::vector<std::string> cells{request.id, request.municipality,
                                 message::without_formula(v_nummer(request))};
  for (const auto& told : kTold) {
    names.emplace_back(told.column);
    const auto* const value = request.find(told.path);
    if (value == nullptr || value->empty()) {
      cells.emplace_back();
    } else {
      cells.push_back(message::without_formula(told.is_date ? dutch(*value) : *value));
    }
  }

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "DROP";
  message.target = "vwn_terugkoppeling_" + request.id + ".csv";
  message.media_type = "text/csv";
  message.body =
      std::string{message::kByteOrderMark} + message::csv_row(names) + message::csv_row(cells);
  return message;
}

}  // namespace rodedraad::vluchtelingenwerk
