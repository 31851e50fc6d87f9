#include "delivery.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "agreement.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/message/csv_writer.h"
#include "rodedraad/message/tree.h"
#include "words.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

using namespace json_api;  // the words of the shapes below

constexpr std::int64_t kAny = std::numeric_limits<std::int32_t>::max();

constexpr std::array<Words, 2> kRecordtypes{"BEG", "PVT"};
constexpr std::array<Words, 3> kMutatiesoorten{"N", "W", "V"};

/// What every row has, whatever its recordtype. The order is that of the agreed header.
constexpr std::array kColumns{required(code("recordtype", kRecordtypes)),
                              required(code("mutatiesoort", kMutatiesoorten)),
                              required(uuid("berichtId")),
                              required(municipality("gemeentecode")),
                              required(text("clientnummer", 20)),
                              bsn("bsn"),
                              digits("vnummer", 10),
                              required(date("geboortedatum")),
                              text("trajectnummer", 20),
                              code("fase", kFasen),
                              code("status", kTrajectStatussen),
                              date("startdatum"),
                              date("einddatum"),
                              code("reden_einde", kRedenenEinde),
                              integer("contactmomenten", 0, kAny),
                              code("pvt_status", kPvtStatussen),
                              date("pvt_datum_ondertekening"),
                              integer("pvt_bijeenkomsten_aanwezig", 0, kAny),
                              integer("pvt_bijeenkomsten_totaal", 0, kAny),
                              text("opmerking", 1000)};
constexpr std::array kNumbers{OneOf{"bsn", "vnummer"}};
constexpr std::array kPeriods{Period{"startdatum", "einddatum"}};
constexpr Object kRow{kColumns, Extra::allowed, kNumbers, kPeriods};

constexpr std::array<Words, 3> kNeededForBegeleiding{"trajectnummer", "status", "startdatum"};
constexpr std::array<Words, 1> kNeededForPvt{"pvt_status"};

sdk::Finding unreadable(std::string where, std::string text) {
  return {sdk::Severity::error, std::string{kCodes.unreadable}, std::move(where), std::move(text)};
}

sdk::Finding unreadable(const message::ParseError& error) {
  return unreadable("line " + std::to_string(error.line), "Het bestand is geen geldige CSV.");
}

std::string_view header_line(std::string_view csv) {
  if (csv.starts_with(message::kByteOrderMark)) csv.remove_prefix(message::kByteOrderMark.size());
  csv = csv.substr(0, csv.find('\n'));
  if (csv.ends_with('\r')) csv.remove_suffix(1);
  return csv;
}

/// A finding for each agreed column that the header lacks.
std::vector<sdk::Finding> missing_columns(std::string_view csv) {
  // The header is read as its own first row, so that the one strict parser tells the names.
  const std::string header{header_line(csv)};
  const auto parsed = message::parse_csv(header + "\n" + header + "\n");
  if (!parsed) return {unreadable(parsed.error())};
  const auto names = parsed->root().first_child();
  std::vector<sdk::Finding> findings;
  for (const auto& column : kColumns) {
    const std::string name{column.name};
    if (!names.child(name.c_str())) {
      findings.push_back(unreadable("line 1, " + name, "Deze kolom ontbreekt."));
    }
  }
  return findings;
}

std::string header_of_parts() {
  std::array<std::string, kColumns.size()> names;
  std::transform(kColumns.begin(), kColumns.end(), names.begin(),
                 [](const Member& column) { return std::string{column.name}; });
  return message::csv_row(names);
}

std::string body_of_part(pugi::xml_node row) {
  std::array<std::string, kColumns.size()> cells;
  std::transform(kColumns.begin(), kColumns.end(), cells.begin(), [&](const Member& column) {
    return std::string{message::text(row, std::string{column.name}.c_str())};
  });
  return header_of_parts() + message::csv_row(cells);
}

/// The row of a part; its line becomes that of the original file, so that every finding names it.
pugi::xml_node row_of(const message::Tree& part, const sdk::Message& message) {
  const auto row = part.root().first_child();
  if (const std::string line{message.header("rij")}; row && !line.empty()) {
    row.attribute("line").set_value(line.c_str());
  }
  return row;
}

void check_needed(Checker& checker, pugi::xml_node row) {
  const bool pvt = message::text(row, "recordtype") == "PVT";
  const auto need = [&](Words column) {
    if (row.child(std::string{column}.c_str())) return;
    checker.report(kCodes.schema, row, column, "Dit gegeven is nodig bij dit recordtype.");
  };
  if (!pvt) {
    std::for_each(kNeededForBegeleiding.begin(), kNeededForBegeleiding.end(), need);
    return;
  }
  std::for_each(kNeededForPvt.begin(), kNeededForPvt.end(), need);
  if (message::text(row, "pvt_status") == "ondertekend" && !row.child("pvt_datum_ondertekening")) {
    checker.report(kCodes.schema, row, "pvt_datum_ondertekening",
                   "Dit gegeven is nodig als de status ondertekend is.");
  }
  const auto present = row.child("pvt_bijeenkomsten_aanwezig").text();
  const auto total = row.child("pvt_bijeenkomsten_totaal").text();
  if (!present.empty() && !total.empty() && present.as_int() > total.as_int()) {
    checker.report(kCodes.schema, row, "pvt_bijeenkomsten_aanwezig",
                   "Dit is meer dan het totaal aantal bijeenkomsten.");
  }
}

Checker checked(pugi::xml_node row, const message::Mapping& mapping) {
  Checker checker{kCodes, mapping, Checker::Form::csv};
  checker.object(kRow, row);
  check_needed(checker, row);
  return checker;
}

}  // namespace

sdk::Admission admit_delivery(const sdk::Message& message) {
  sdk::Admission admission;
  admission.kind = "levering";
  if (message.media_type != "text/csv") {
    admission.verdict = sdk::Verdict::media_type;
    return admission;
  }
  const auto parsed = message::parse_csv(message.body);
  if (parsed) {
    admission.findings = missing_columns(message.body);
  } else {
    admission.findings.push_back(unreadable(parsed.error()));
  }
  if (!admission.findings.empty()) admission.verdict = sdk::Verdict::refuse;
  return admission;
}

sdk::Decoded decode_delivery(const sdk::Message& message) {
  const auto parsed = message::parse_csv(message.body);
  if (!parsed) throw sdk::BadMessage("Het bestand is geen geldige CSV.");
  sdk::Decoded decoded;
  for (const auto row : parsed->root().children("row")) {
    sdk::Message part;
    part.kind = "levering.rij";
    part.method = message.method;
    part.target = message.target;
    part.media_type = message.media_type;
    part.sender = message.sender;
    part.headers = {{"rij", row.attribute("line").value()}};
    part.body = body_of_part(row);
    decoded.parts.push_back(std::move(part));
  }
  if (decoded.parts.empty()) {
    decoded.findings.push_back(
        {sdk::Severity::note, "vwn-lege-levering", "line 1", "Het bestand heeft geen rijen."});
  }
  return decoded;
}

sdk::Admission admit_row(const sdk::Message& message, const message::Mapping& mapping,
                         std::string_view today) {
  sdk::Admission admission;
  admission.kind = "levering.rij";
  admission.verdict = sdk::Verdict::refuse;
  const auto parsed = message::parse_csv(message.body);
  if (!parsed) {
    admission.findings.push_back(unreadable(parsed.error()));
    return admission;
  }
  const auto row = row_of(*parsed, message);
  auto checker = checked(row, mapping);
  if (checker.date(row, "pvt_datum_ondertekening") > today) {
    checker.report(kCodes.date, row, "pvt_datum_ondertekening", "Deze datum ligt in de toekomst.");
  }
  admission.findings = checker.findings();
  // Also for a refused row: its answer in the result file names it.
  admission.idempotency_key = lower_case(message::text(row, "berichtId"));
  if (checker.failed()) return admission;
  admission.verdict = sdk::Verdict::accept;
  admission.municipality = "code:" + std::string{message::text(row, "gemeentecode")};
  return admission;
}

sdk::Decoded decode_row(const sdk::Message& message, const message::Mapping& mapping) {
  const auto parsed = message::parse_csv(message.body);
  if (!parsed) throw sdk::BadMessage("De rij is geen geldige CSV.");
  const auto row = row_of(*parsed, message);
  const auto checker = checked(row, mapping);
  sdk::Decoded decoded;
  decoded.findings = checker.findings();
  if (!checker.failed()) mapping.apply("levering.rij", row, decoded);
  return decoded;
}

}  // namespace rodedraad::vluchtelingenwerk
