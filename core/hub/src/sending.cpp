#include "sending.h"

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/narrowing.h"
#include "rodedraad/workflow/purpose.h"

#include <algorithm>

#include "terms.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryRow;
using store::DeliveryState;

void fail(DeliveryRow& row, std::string why) {
  row.state = DeliveryState::failed;
  row.deadline = {};
  row.answer_text = std::move(why);
}

/// The first required field that does not travel; null when all do.
const config::Want* missing(const std::vector<config::Want>& wants,
                            const workflow::Filtered& filtered) {
  const auto found = std::find_if(wants.begin(), wants.end(), [&](const auto& want) {
    return want.required && std::none_of(filtered.allowed.begin(), filtered.allowed.end(),
                                         [&](const auto& fact) { return fact.path == want.path; });
  });
  return found == wants.end() ? nullptr : &*found;
}

constexpr std::string_view kOnlyReference =
    "alleen waar dit gegeven staat gaat mee, niet wat het is";

/// What the message was made with, as list_fields() wrote it down.
workflow::Accepted accepted_with(const DeliveryRow& row) {
  workflow::Accepted result{row.organisation, row.fields, {}};
  for (const auto& [path, reason] : row.withheld) {
    if (reason == kOnlyReference) result.references.push_back(path);
  }
  return result;
}

void list_fields(DeliveryRow& row, const workflow::Filtered& filtered,
                 const config::Purpose& purpose) {
  row.fields.clear();
  row.withheld.clear();
  for (const auto& fact : filtered.allowed) {
    if (std::find(row.fields.begin(), row.fields.end(), fact.path) == row.fields.end()) {
      row.fields.push_back(fact.path);
    }
  }
  for (const auto& withheld : filtered.withheld) {
    row.withheld.emplace_back(withheld.field, withheld.reason);
  }
  for (const auto& path : row.fields) {
    if (std::find(purpose.refer.begin(), purpose.refer.end(), path) != purpose.refer.end()) {
      row.withheld.emplace_back(path, kOnlyReference);
    }
  }
}

sdk::EncodeRequest request_for(const Context& context, const config::Connection& connection,
                               std::vector<sdk::FieldValue> fields, const DeliveryRow& row) {
  sdk::EncodeRequest request;
  request.kind = row.message.kind;
  request.id = row.message.id;
  request.municipality = row.municipality;
  if (const auto* own = context.config.region.municipality(row.municipality)) {
    request.bron = own->oin;
  }
  request.doel = connection.oin;
  request.created = model::rfc3339(row.changed);
  request.fields = std::move(fields);
  return request;
}

/// The fixed values of the message itself, as far as its kind carries them and the purpose allows.
void add_fixed(const config::Purpose& purpose, const std::vector<config::Want>& wants,
               const DeliveryRow& row, workflow::Filtered& filtered) {
  for (const auto& fixed : row.with) {
    model::Fact said;
    said.path = fixed.first;
    said.value = fixed.second;
    const bool wanted = std::any_of(wants.begin(), wants.end(), [&](const config::Want& want) {
      return want.path == said.path;
    });
    if (!wanted) continue;
    if (std::find(purpose.allow.begin(), purpose.allow.end(), said.path) != purpose.allow.end()) {
      filtered.allowed.push_back(std::move(said));
    } else {
      filtered.withheld.push_back(
          {said.path, purpose.article + " staat niet toe dit gegeven te delen"});
    }
  }
}

/// Why nothing may go under the purpose. What is asked about nobody needs nobody's consent.
std::string closed_for(const config::Purpose& purpose, const model::Case& file,
                       std::chrono::year_month_day today) {
  return file.id.empty() ? workflow::not_in_force(purpose, today)
                         : workflow::closed_because(purpose, file, today);
}

/// Whether the partner would take it, as its adapter knows. Otherwise the row says why not.
bool passes(const Context& context, const config::Connection& connection,
            const config::KindInfo& kind, const sdk::EncodeRequest& request,
            const model::Case& file, DeliveryRow& row) {
  if (!kind.vets) return true;
  sdk::Known known;
  known.person_known = !file.id.empty();
  known.today = model::Date{model::dutch_day(row.changed)}.text();
  for (const auto& path : kind.consults) {
    for (const auto* fact : model::current_each(file, path)) {
      known.fields.push_back({fact->path, fact->key, fact->value});
    }
  }
  const auto findings = context.adapters.at(connection.id)->vet(request, known);
  if (!findings) {
    fail(row, "niet na te gaan of de partner dit aanneemt: " + findings.error().text);
    return false;
  }
  std::string objections;
  row.evidence.clear();
  for (const auto& finding : *findings) {
    auto& into = finding.severity == sdk::Severity::error ? objections : row.evidence;
    into += (into.empty() ? "" : " ") + finding.text;
  }
  if (objections.empty()) return true;
  row.state = DeliveryState::rejected;
  row.deadline = {};
  row.answer_text = "niet verstuurd: " + objections;
  return false;
}

void encode(const Context& context, const config::Connection& connection,
            const sdk::EncodeRequest& request, DeliveryRow& row) {
  auto message = context.adapters.at(connection.id)->encode(request);
  if (!message) {
    fail(row, "het bericht kon niet worden gemaakt: " + message.error().text);
    return;
  }
  message->id = row.message.id;
  message->kind = row.message.kind;
  row.message = std::move(*message);
  row.state = DeliveryState::queued;
  row.deadline = deadline_of(row.state, &connection, row.changed);
  row.waits_for.clear();
  row.next_at = row.changed;
}

/// \p purpose may be null.
void make(const Context& context, const store::CaseFile& file, const config::Purpose* purpose,
          DeliveryRow& row) {
  row.changed = context.clock.now();
  row.revision = context.config.revision;
  const auto* connection = context.config.connection(row.connection);
  const auto* kind =
      connection == nullptr ? nullptr : context.writes(*connection, row.message.kind);
  if (connection == nullptr || kind == nullptr) {
    fail(row, "koppeling " + row.connection + " kan geen bericht " + row.message.kind + " maken");
    return;
  }
  if (purpose == nullptr) {
    fail(row, "er is geen grondslag " + row.purpose +
                  " in purposes.xml: zonder grondslag gaat er niets uit");
    return;
  }
  const auto today = model::dutch_day(row.changed);
  const auto& wants = connection->wants(*kind);
  auto filtered = workflow::filter(*purpose, row.organisation, wants, file.file, today);
  add_fixed(*purpose, wants, row, filtered);
  list_fields(row, filtered, *purpose);
  if (auto why = closed_for(*purpose, file.file, today); !why.empty()) {
    const bool may_open = workflow::not_in_force(*purpose, today).empty();  // by a consent
    row.state = may_open ? DeliveryState::parked : DeliveryState::cancelled;
    row.deadline = deadline_of(row.state, connection, row.changed);
    row.waits_for = may_open ? "toestemming.gegevenOp" : "";
    row.answer_text = (may_open ? "wacht: " : "niet verstuurd: ") + why;
    return;
  }
  if (const auto* want = missing(wants, filtered)) {
    if (!model::current_each(file.file, want->path).empty()) {
      fail(row, "grondslag " + row.purpose + " laat " + want->path +
                    " niet toe en zonder dat veld is er geen bericht " + row.message.kind);
      return;
    }
    row.state = DeliveryState::parked;
    row.deadline = deadline_of(row.state, connection, row.changed);
    row.waits_for = want->path;
    return;
  }
  std::vector<sdk::FieldValue> fields;
  fields.reserve(filtered.allowed.size());
  for (const auto& fact : filtered.allowed) fields.push_back({fact.path, fact.key, fact.value});
  const auto request = request_for(context, *connection, std::move(fields), row);
  if (!passes(context, *connection, *kind, request, file.file, row)) return;
  encode(context, *connection, request, row);
}

/// Why a delivery may not go as it was made; empty when it may.
std::string outgrown(const Context& context, const model::Case* file, const DeliveryRow& row) {
  if (row.purpose.empty()) return {};  // the adapter's own answer: nothing of a case
  const auto* purpose = context.config.purpose(row.purpose);
  if (purpose == nullptr) return "er is geen grondslag " + row.purpose + " meer in purposes.xml";
  const auto today = model::dutch_day(context.clock.now());
  auto why = file == nullptr ? workflow::not_in_force(*purpose, today)
                             : workflow::closed_because(*purpose, *file, today);
  return why.empty() ? workflow::outgrown(*purpose, accepted_with(row)) : why;
}

}  // namespace

bool still_fits(const Context& context, const store::DeliveryRow& row) {
  if (row.revision == context.config.revision) return true;
  const auto* purpose = context.config.purpose(row.purpose);
  const bool asks_the_case = purpose != nullptr && !purpose->consent.empty();
  return !asks_the_case && outgrown(context, nullptr, row).empty();
}

void review(const Context& context, const store::CaseFile* file, DeliveryRow& row) {
  const auto why = outgrown(context, file == nullptr ? nullptr : &file->file, row);
  row.revision = context.config.revision;
  row.changed = context.clock.now();
  if (why.empty()) return;
  const auto* purpose = context.config.purpose(row.purpose);
  if (purpose != nullptr && file != nullptr && row.attempts == 0) {
    const auto both = workflow::narrowed(*purpose, accepted_with(row));
    auto remade = row;
    make(context, *file, &both, remade);
    if (remade.state == DeliveryState::queued) {
      row = std::move(remade);
      return;
    }
  }
  fail(row,
       "niet verstuurd, de regels zijn strenger geworden sinds dit bericht is gemaakt: " + why);
}

store::DeliveryRow make_response(const Context& context, const config::Connection& connection,
                                 const store::MessageRow& cause, const std::string& case_id,
                                 const sdk::Response& response) {
  DeliveryRow row;
  row.message.id = context.ids.next();
  row.message.kind = response.kind;
  row.municipality = cause.municipality;
  row.case_id = case_id;
  row.connection = connection.id;
  row.organisation = connection.organisation;
  row.cause = cause.message.id;
  row.rule = kResponse;
  row.ground = "antwoord aan de afzender, volgens zijn protocol";
  row.created = row.changed = context.clock.now();
  row.revision = context.config.revision;
  encode(context, connection, request_for(context, connection, response.fields, row), row);
  return row;
}

bool vetoed(const DeliveryRow& row) {
  return row.state == DeliveryState::rejected && row.attempts == 0;
}

void make_again(const Context& context, const store::CaseFile& file, DeliveryRow& row) {
  make(context, file, context.config.purpose(row.purpose), row);
}

DeliveryRow make_delivery(const Context& context, const store::CaseFile& file,
                          const workflow::SendDecision& decision, const std::string& cause) {
  DeliveryRow row;
  row.message.id = context.ids.next();
  row.message.kind = decision.message;
  row.municipality = file.file.municipality;
  row.case_id = file.file.id;
  row.connection = decision.connection;
  row.organisation = decision.organisation;
  row.cause = cause;
  row.rule = decision.rule;
  row.purpose = decision.purpose;
  row.ground = decision.ground;
  row.chosen = decision.chosen;
  row.with = decision.with;
  row.created = context.clock.now();
  make_again(context, file, row);
  return row;
}

}  // namespace rodedraad::hub
