#include "views.h"

#include <date/date.h>

#include "rodedraad/hub/causes.h"
#include "words.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

json::string word(std::string_view text) { return json::string{text}; }

/// The cause of what lies at the desk.
json::value cause(const hub::Cause* found) {
  return found == nullptr ? json::value(nullptr) : json::value(word(found->code));
}

}  // namespace

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value or_null(model::Instant moment) {
  return moment == model::Instant{} ? json::value(nullptr) : json::value(utc(moment));
}

std::string utc(model::Instant moment) {
  return date::format("%FT%TZ", std::chrono::floor<std::chrono::milliseconds>(moment));
}

std::string name_of_municipality(const config::Config& config, std::string_view code) {
  const auto* found = config.region.municipality(code);
  return found == nullptr ? std::string{code} : found->name;
}

std::string name_of_organisation(const config::Config& config, std::string_view id) {
  const auto* found = config.region.organisation(id);
  return found == nullptr ? std::string{id} : found->name;
}

json::object view(const store::MessageLine& line) {
  return {{"id", line.id},
          {"koppeling", line.connection},
          {"soort", line.kind},
          {"stand", word(word_of(line.state))},
          {"reden", line.reason},
          {"ontvangen", utc(line.received)},
          {"gemeente", line.municipality},
          {"zaak", or_null(line.case_id)},
          {"deelVan", or_null(line.parent)},
          {"antwoordOp", or_null(line.answer_to)},
          {"revisie", line.revision}};
}

json::object view(const store::MessageRow& row) {
  return {{"id", row.message.id},
          {"koppeling", row.connection},
          {"soort", row.message.kind},
          {"stand", word(word_of(row.state))},
          {"reden", row.reason},
          {"ontvangen", utc(row.received)},
          {"gemeente", row.municipality},
          {"zaak", or_null(row.case_id)},
          {"deelVan", or_null(row.parent)},
          {"antwoordOp", or_null(row.answer_to)},
          {"revisie", row.revision}};
}

json::object view(const store::DeliveryLine& line, const config::Config& config) {
  return {{"id", line.id},
          {"volgnummer", line.seq},
          {"bericht", line.cause},
          {"zaak", line.case_id},
          {"gemeente", line.municipality},
          {"koppeling", line.connection},
          {"organisatie", line.organisation},
          {"organisatieNaam", name_of_organisation(config, line.organisation)},
          {"soort", line.kind},
          {"regel", line.rule},
          {"grondslag", line.purpose},
          {"stand", word(word_of(line.state))},
          {"opBureau", line.desk},
          {"oorzaak", cause(hub::cause_of(line, config))},
          {"wachtOp", line.waits_for},
          {"gemaakt", utc(line.created)},
          {"gewijzigd", utc(line.changed)},
          {"nietVoor", or_null(line.next_at)},
          {"aantalPogingen", line.attempts},
          {"antwoordstatus", line.answer_status},
          {"herhaalt", or_null(line.repeats)},
          {"revisie", line.revision}};
}

json::object view(const store::DeliveryRow& row, const config::Config& config) {
  json::array fields;
  for (const auto& field : row.fields) fields.push_back(json::string{field});
  json::array withheld;
  for (const auto& [field, reason] : row.withheld) {
    withheld.push_back(json::object{{"veld", field}, {"reden", reason}});
  }
  return {{"id", row.message.id},
          {"volgnummer", row.seq},
          {"bericht", row.cause},
          {"zaak", row.case_id},
          {"gemeente", row.municipality},
          {"koppeling", row.connection},
          {"organisatie", row.organisation},
          {"organisatieNaam", name_of_organisation(config, row.organisation)},
          {"soort", row.message.kind},
          {"regel", row.rule},
          {"grondslag", row.purpose},
          {"artikel", row.ground},
          {"gekozen", row.chosen},
          {"stand", word(word_of(row.state))},
          {"opBureau", row.desk},
          {"oorzaak", cause(row.desk ? &hub::cause_of(row, {}) : nullptr)},
          {"wachtOp", row.waits_for},
          {"gemaakt", utc(row.created)},
          {"gewijzigd", utc(row.changed)},
          {"nietVoor", or_null(row.next_at)},
          {"aantalPogingen", row.attempts},
          {"antwoordstatus", row.answer_status},
          {"antwoordtekst", row.answer_text},
          {"nagegaan", row.evidence},
          {"velden", std::move(fields)},
          {"achtergehouden", std::move(withheld)},
          {"herhaalt", or_null(row.repeats)},
          {"revisie", row.revision}};
}

json::array view(const std::vector<store::AttemptRow>& attempts) {
  json::array result;
  for (const auto& attempt : attempts) {
    result.push_back(json::object{{"nummer", attempt.number},
                                  {"moment", utc(attempt.at)},
                                  {"uitkomst", word_of_outcome(attempt.outcome)},
                                  {"status", attempt.status},
                                  {"tekst", attempt.text}});
  }
  return result;
}

json::array findings_of(const store::MessageRow& row) {
  json::array result;
  for (const auto& finding : row.findings) {
    const char* severity = finding.severity == sdk::Severity::error     ? "fout"
                           : finding.severity == sdk::Severity::warning ? "waarschuwing"
                                                                        : "opmerking";
    result.push_back(json::object{{"ernst", severity},
                                  {"code", finding.code},
                                  {"waar", finding.where},
                                  {"tekst", finding.text}});
  }
  return result;
}

}  // namespace rodedraad::admin
