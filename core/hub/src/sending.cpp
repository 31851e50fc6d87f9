#include "sending.h"

#include <algorithm>

namespace rodedraad::hub {

namespace {

using store::DeliveryRow;
using store::DeliveryState;

void fail(DeliveryRow& row, std::string why) {
  row.state = DeliveryState::failed;
  row.answer_text = std::move(why);
}

/// The first required field that does not travel; null when all do.
const config::Want* missing(const config::KindInfo& kind, const workflow::Filtered& filtered) {
  const auto found = std::find_if(kind.wants.begin(), kind.wants.end(), [&](const auto& want) {
    return want.required && std::none_of(filtered.allowed.begin(), filtered.allowed.end(),
                                         [&](const auto& fact) { return fact.path == want.path; });
  });
  return found == kind.wants.end() ? nullptr : &*found;
}

void list_fields(DeliveryRow& row, const workflow::Filtered& filtered) {
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
}

void encode(const Context& context, const config::Connection& connection,
            const workflow::Filtered& filtered, DeliveryRow& row) {
  sdk::EncodeRequest request;
  request.kind = row.message.kind;
  request.id = row.message.id;
  request.municipality = row.municipality;
  if (const auto* own = context.config.region.municipality(row.municipality))
    request.bron = own->oin;
  request.doel = connection.oin;
  request.created = model::rfc3339(row.changed);
  for (const auto& fact : filtered.allowed) {
    request.fields.push_back({fact.path, fact.key, fact.value});
  }
  auto message = context.adapters.at(connection.id)->encode(request);
  if (!message) {
    fail(row, "het bericht kon niet worden gemaakt: " + message.error().text);
    return;
  }
  message->id = row.message.id;
  message->kind = row.message.kind;
  row.message = std::move(*message);
  row.state = DeliveryState::queued;
  row.waits_for.clear();
  row.next_at = row.changed;
}

}  // namespace

void make_again(const Context& context, const store::CaseFile& file, DeliveryRow& row) {
  row.changed = context.clock.now();
  row.revision = context.config.revision;
  const auto* connection = context.config.connection(row.connection);
  const auto* purpose = context.config.purpose(row.purpose);
  const auto* kind = connection == nullptr ? nullptr : context.kind(*connection, row.message.kind);
  if (connection == nullptr || kind == nullptr) {
    fail(row, "koppeling " + row.connection + " kan geen bericht " + row.message.kind + " maken");
    return;
  }
  if (purpose == nullptr) {
    fail(row, "er is geen grondslag " + row.purpose +
                  " in purposes.xml: zonder grondslag gaat er niets uit");
    return;
  }
  const auto filtered = workflow::filter(*purpose, row.organisation, kind->wants, file.file);
  list_fields(row, filtered);
  if (const auto* want = missing(*kind, filtered)) {
    if (model::current(file.file, want->path) != nullptr) {
      fail(row, "grondslag " + row.purpose + " laat " + want->path +
                    " niet toe en zonder dat veld is er geen bericht " + row.message.kind);
      return;
    }
    row.state = DeliveryState::parked;
    row.waits_for = want->path;
    return;
  }
  encode(context, *connection, filtered, row);
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
  row.created = context.clock.now();
  make_again(context, file, row);
  return row;
}

}  // namespace rodedraad::hub
