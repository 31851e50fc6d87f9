#include "rodedraad/hub/plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "batch.h"
#include "explain.h"
#include "identify.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/deadline.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

using store::MessageState;

bool has_error(const std::vector<sdk::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const auto& finding) { return finding.severity == sdk::Severity::error; });
}

void end(Plan& plan, MessageState state, std::string reason) {
  plan.message.state = state;
  plan.message.reason = std::move(reason);
}

/// The decoded facts as statements of this source; what no field can hold becomes a finding.
std::vector<model::Fact> statements(const config::Connection& connection,
                                    const sdk::Decoded& decoded, Plan& plan,
                                    const std::vector<model::CaseIdentifier>& fresh) {
  std::vector<model::Fact> result;
  const auto say = [&](std::string path, std::string key, std::string value) -> model::Fact& {
    auto& fact = result.emplace_back();
    fact.path = std::move(path);
    fact.key = std::move(key);
    fact.value = std::move(value);
    fact.source = connection.source;
    fact.message = plan.message.message.id;
    fact.learnt = plan.message.received;
    return fact;
  };
  for (const auto& identifier : fresh) {
    const std::string path = "inburgeraar." + identifier.type;
    if (model::find_field(path) != nullptr) say(path, {}, identifier.value);
  }
  for (const auto& decoded_fact : decoded.facts) {
    const auto& field = decoded_fact.field;
    const auto* known = model::find_field(field.path);
    const auto problem = known == nullptr         ? std::string_view{"dit veld bestaat niet"}
                         : decoded_fact.withdrawn ? std::string_view{}
                                                  : model::value_problem(*known, field.value);
    if (!problem.empty()) {
      plan.message.findings.push_back(
          {sdk::Severity::warning, "waarde-onbruikbaar", field.path, std::string{problem}});
      continue;
    }
    auto& fact = say(field.path, field.key, field.value);
    fact.valid_from = decoded_fact.valid_from;
    fact.valid_to = decoded_fact.valid_to;
    fact.withdrawn = decoded_fact.withdrawn;
  }
  return result;
}

void add_task(const Context& context, Plan& plan, const store::CaseFile& file, std::string title,
              std::string organisation, std::string rule) {
  plan.tasks.push_back({0, file.file.id, std::move(title), std::move(organisation), std::move(rule),
                        plan.message.message.id, context.clock.now(), false});
}

/// Starts a term, or moves it when its start event was corrected; the old end is kept.
void set_term(store::DeadlineRow row, store::CaseFile& file, Plan& plan) {
  const auto known =
      std::find_if(file.deadlines.begin(), file.deadlines.end(),
                   [&](const auto& other) { return other.deadline == row.deadline; });
  if (known != file.deadlines.end()) {
    if (known->start == row.start && known->due == row.due && known->rule == row.rule) return;
    row.previous_due = known->due;
    *known = row;
  } else {
    file.deadlines.push_back(row);
  }
  plan.deadlines.push_back(std::move(row));
}

void set_deadline(const Context& context, const std::string& id, store::CaseFile& file,
                  Plan& plan) {
  const auto* set = context.config.deadline(id);
  if (set == nullptr) return;
  for (const auto& term : workflow::compute_each(*set, file.file)) {
    set_term(deadline_row(term, plan.message.message.id), file, plan);
  }
}

/// A message that the partner would refuse is not sent: a person corrects what it says.
void tell_veto(const Context& context, const store::CaseFile& file, const store::DeliveryRow& row,
               Plan& plan) {
  if (!vetoed(row)) return;
  const std::string task = row.message.kind.substr(0, row.message.kind.find('.'));
  const auto* owner = workflow::organisation_for(context.config.region, file.file.municipality,
                                                 task, model::dutch_day(context.clock.now()));
  add_task(context, plan, file, row.message.kind + " " + row.answer_text,
           owner == nullptr ? std::string{} : owner->id, row.rule);
}

void send(const Context& context, const store::CaseFile& file,
          const workflow::SendDecision& decision, Plan& plan) {
  auto row = make_delivery(context, file, decision, plan.message.message.id);
  if (row.state == store::DeliveryState::parked && plan.message.state == MessageState::processed) {
    end(plan, MessageState::parked, "wacht op " + row.waits_for);
  }
  tell_veto(context, file, row, plan);
  plan.sends.push_back(std::move(row));
}

void follow_up(const Context& context, const config::Connection& connection,
               const sdk::Decoded& decoded, const store::CaseFile& file, Plan& plan) {
  const auto* purpose = context.config.purpose(connection.ask_purpose);
  for (const auto& kind : decoded.follow_ups) {
    send(context, file,
         {kFollowUp, kind, connection.id, connection.organisation, connection.ask_purpose,
          purpose == nullptr ? std::string{} : purpose->article},
         plan);
  }
}

/// Sends that waited for a field which the case has now.
void unpark(const Context& context, store::CaseFile& file, Plan& plan) {
  auto& parked = file.parked;
  for (auto& row : parked) {
    if (model::current_each(file.file, row.waits_for).empty()) continue;
    row.case_id = file.file.id;
    make_again(context, file, row);
    tell_veto(context, file, row, plan);
    if (row.state != store::DeliveryState::parked) plan.unparked.push_back(row);
  }
  std::erase_if(parked, [](const auto& row) { return row.state != store::DeliveryState::parked; });
}

void release(Cases& cases, const store::CaseFile& file, Plan& plan) {
  std::set<std::string> seen{plan.message.message.id};
  for (const auto& identifier : plan.new_identifiers) {
    for (auto& row : cases.waiting_for(file.file.municipality, identifier)) {
      if (row.state != MessageState::parked || !seen.insert(row.message.id).second) continue;
      row.state = MessageState::received;
      row.reason.clear();
      // Who did not say for which municipality it is means this person, wherever.
      if (row.municipality.empty()) row.municipality = file.file.municipality;
      plan.released.push_back(std::move(row));
    }
  }
}

void decide(const Context& context, store::CaseFile& file, Plan& plan) {
  const std::set<std::string> fired{file.fired_once.begin(), file.fired_once.end()};
  auto decisions = workflow::decide(context.config, context.catalogue, file.file, plan.changes,
                                    fired, model::dutch_day(context.clock.now()));
  for (const auto& id : decisions.deadlines) set_deadline(context, id, file, plan);
  for (const auto& decision : decisions.sends) send(context, file, decision, plan);
  for (auto& task : decisions.tasks) {
    add_task(context, plan, file, std::move(task.title), std::move(task.organisation),
             std::move(task.rule));
  }
  plan.fired_once = decisions.fired_once;
  file.fired_once.insert(file.fired_once.end(), decisions.fired_once.begin(),
                         decisions.fired_once.end());
  plan.outcomes = std::move(decisions.outcomes);
}

/// What the message means beside what its source said before; adds it to \p decoded.
bool relate(const Context& context, const config::Connection& connection,
            const store::CaseFile* file, sdk::Decoded& decoded, Plan& plan) {
  const auto* kind = context.reads(connection, plan.message.message.kind);
  if (kind == nullptr || !kind->relates) return true;
  sdk::Known known;
  known.person_known = file != nullptr;
  known.today = model::Date{model::dutch_day(context.clock.now())}.text();
  if (file != nullptr) {
    for (const auto& fact : file->file.facts) {
      if (fact.withdrawn || fact.source != connection.source) continue;
      known.fields.push_back({fact.path, fact.key, fact.value});
    }
  }
  auto related = context.adapters.at(connection.id)->relate(plan.message.message, known);
  if (!related) {
    end(plan, MessageState::failed,
        "adapter " + connection.adapter.name + " faalt: " + related.error().text);
    return false;
  }
  const auto append = [](auto& into, auto& from) {
    into.insert(into.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
  };
  plan.message.findings.insert(plan.message.findings.end(), related->findings.begin(),
                               related->findings.end());
  append(decoded.facts, related->facts);
  append(decoded.follow_ups, related->follow_ups);
  append(decoded.responses, related->responses);
  if (!has_error(related->findings)) return true;
  end(plan, MessageState::failed, "het bericht past niet bij wat deze bron eerder zei");
  return false;
}

/// Tells the sender what the adapter wants it to hear, once.
void respond(const Context& context, const config::Connection& connection,
             const sdk::Decoded& decoded, const std::string& case_id, Plan& plan) {
  if (decoded.responses.empty() || plan.answered) return;
  if (!connection.transport) {
    plan.message.findings.push_back(
        {sdk::Severity::warning,
         "geen-antwoordweg",
         {},
         "Er hoort een antwoord bij dit bericht, maar de koppeling heeft geen <transport>."});
    return;
  }
  for (const auto& response : decoded.responses) {
    plan.sends.push_back(make_response(context, connection, plan.message, case_id, response));
  }
  plan.answered = true;
}

void work_on_case(const Context& context, Cases& cases, const config::Connection& connection,
                  const sdk::Decoded& decoded, Identified identified, Plan& plan) {
  auto& file = identified.file;
  plan.opened = identified.outcome == Identified::Outcome::opened;
  plan.absorbed = std::move(identified.absorbed);
  plan.new_identifiers = identified.fresh;
  plan.changes = std::move(identified.changes);
  const auto facts = statements(connection, decoded, plan, identified.fresh);
  auto changes = model::merge(file.file, facts, &plan.new_facts);
  plan.changes.insert(plan.changes.end(), std::make_move_iterator(changes.begin()),
                      std::make_move_iterator(changes.end()));
  ++file.file.version;
  plan.message.case_id = file.file.id;
  end(plan, MessageState::processed, {});

  respond(context, connection, decoded, file.file.id, plan);
  follow_up(context, connection, decoded, file, plan);
  decide(context, file, plan);
  unpark(context, file, plan);
  for (const auto& row : plan.sends) {
    if (row.state == store::DeliveryState::parked) file.parked.push_back(row);
  }
  release(cases, file, plan);
  plan.file = std::make_shared<const store::CaseFile>(std::move(file));
}

}  // namespace

Plan make_plan(const Context& context, Cases& cases, store::MessageRow message) {
  Plan plan;
  plan.message = std::move(message);
  plan.message.revision = context.config.revision;
  const auto* connection = context.config.connection(plan.message.connection);
  if (connection == nullptr) {
    end(plan, MessageState::failed,
        "koppeling " + plan.message.connection + " staat niet meer in de configuratie");
    return plan;
  }
  auto decoded = context.adapters.at(connection->id)->decode(plan.message.message);
  if (!decoded) {
    const bool message_is_bad = decoded.error().kind == PluginError::Kind::bad_message;
    end(plan, MessageState::failed,
        (message_is_bad ? "het bericht is niet te begrijpen: "
                        : "adapter " + connection->adapter.name + " faalt: ") +
            decoded.error().text);
    return plan;
  }
  plan.message.findings.insert(plan.message.findings.end(), decoded->findings.begin(),
                               decoded->findings.end());
  if (has_error(decoded->findings)) {
    // Nothing of a message that is partly wrong enters the case; whoever repairs the cause has it
    // processed again.
    end(plan, MessageState::failed, "het bericht voldoet niet aan de specificatie");
    plan.message.explanation = explain(plan);
    return plan;
  }
  plan.answered = was_answered(plan.message);
  if (!decoded->parts.empty() || is_batch(context, plan.message)) {
    end(plan, MessageState::processed, {});
    respond(context, *connection, *decoded, {}, plan);
    plan.forget = !plan.message.answer_to.empty();  // its parts hold what we may keep
    plan.parts = split_batch(context, *connection, plan.message, std::move(decoded->parts));
    plan.message.explanation = explain(plan);
    return plan;
  }

  const bool about_nobody =
      plan.message.case_id.empty() && decoded->identifiers.empty() && decoded->facts.empty();
  if (about_nobody) {
    end(plan, MessageState::processed, "zegt niets over een persoon");
    if (relate(context, *connection, nullptr, *decoded, plan)) {
      respond(context, *connection, *decoded, {}, plan);
    }
    plan.message.explanation = explain(plan);
    return plan;
  }

  const auto* kind = context.reads(*connection, plan.message.message.kind);
  auto identified =
      identify(context, cases, plan.message, *decoded, kind != nullptr && kind->opens_case);
  switch (identified.outcome) {
    case Identified::Outcome::invalid:
      end(plan, MessageState::failed, identified.reason);
      break;
    case Identified::Outcome::unknown:
      if (!plan.message.answer_to.empty()) {
        // What we asked for holds more people than ours; what others send us may be early.
        end(plan, MessageState::processed, "gaat over iemand zonder zaak: niet bewaard");
        plan.forget = true;
        break;
      }
      end(plan, MessageState::parked, identified.reason);
      plan.waits = std::move(identified.all);
      if (relate(context, *connection, nullptr, *decoded, plan)) {
        respond(context, *connection, *decoded, {}, plan);
      }
      break;
    case Identified::Outcome::doubtful:
      end(plan, MessageState::parked, identified.reason);
      add_task(context, plan, identified.file, identified.reason, {}, {});
      break;
    case Identified::Outcome::known:
    case Identified::Outcome::opened:
      if (!relate(context, *connection, &identified.file, *decoded, plan)) break;
      work_on_case(context, cases, *connection, *decoded, std::move(identified), plan);
      break;
  }
  plan.message.explanation = explain(plan);
  return plan;
}

}  // namespace rodedraad::hub
