#include "rodedraad/hub/plan.h"

#include <algorithm>
#include <utility>

#include "batch.h"
#include "case_work.h"
#include "explain.h"
#include "identify.h"
#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/purpose.h"
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

/// What waited without a case is put to a person: whose is it?
void ask_whose(const Context& context, const std::string& reason, Plan& plan) {
  store::TaskRow task;
  task.id = context.ids.next();
  task.title = reason;
  task.message = plan.message.message.id;
  task.created = context.clock.now();
  plan.tasks.push_back(std::move(task));
}

/// Why nothing that this connection says of the person may be kept; empty when it may.
std::string unwelcome(const Context& context, const config::Connection& connection,
                      const model::Case& file) {
  const auto* purpose = context.config.purpose(connection.ask_purpose);
  if (purpose == nullptr || purpose->consent.empty()) return {};
  return workflow::closed_because(*purpose, file, model::dutch_day(context.clock.now()));
}

void work_on_case(const Context& context, Cases& cases, const config::Connection& connection,
                  const sdk::Decoded& decoded, Identified identified, Plan& plan) {
  plan.opened = identified.outcome == Identified::Outcome::opened;
  plan.absorbed = std::move(identified.absorbed);
  plan.new_identifiers = identified.fresh;
  plan.changes = std::move(identified.changes);
  const auto case_id = identified.file.file.id;
  plan.message.case_id = case_id;
  end(plan, MessageState::processed, {});
  const auto facts = statements(connection, decoded, plan, identified.fresh);

  CaseWork work{context, plan, std::move(identified.file)};
  work.merge(facts);
  respond(context, connection, decoded, case_id, plan);
  work.follow_up(connection, decoded.follow_ups);
  work.look({{config::Trigger::Kind::message, plan.message.message.kind, connection.id, {}}});
  work.finish(cases);
}

/// A message row that the hub makes itself, for what the clock or a person does to a case.
store::MessageRow internal_row(const Context& context, const model::Case& file, const char* kind) {
  store::MessageRow row;
  row.message.id = context.ids.next();
  row.message.kind = kind;
  row.municipality = file.municipality;
  row.case_id = file.id;
  row.received = context.clock.now();
  row.state = MessageState::processed;
  row.revision = context.config.revision;
  return row;
}

bool did_something(const Plan& plan) {
  return !plan.outcomes.empty() || !plan.deadlines.empty() || !plan.tasks.empty() ||
         !plan.task_updates.empty() || !plan.sends.empty() || !plan.unparked.empty() ||
         !plan.withdrawals.empty();
}

void work_on_person(const Context& context, Cases& cases, const config::Connection& connection,
                    sdk::Decoded& decoded, Plan& plan) {
  const auto* kind = context.reads(connection, plan.message.message.kind);
  auto identified =
      identify(context, cases, plan.message, decoded, kind != nullptr && kind->opens_case);
  switch (identified.outcome) {
    case Identified::Outcome::invalid:
      end(plan, MessageState::failed, identified.reason);
      return;
    case Identified::Outcome::unknown:
      if (!plan.message.answer_to.empty()) {
        // What we asked for holds more people than ours; what others send us may be early.
        end(plan, MessageState::processed, "gaat over iemand zonder zaak: niet bewaard");
        plan.forget = true;
        return;
      }
      end(plan, MessageState::parked, identified.reason);
      plan.waits = std::move(identified.all);
      if (relate(context, connection, nullptr, decoded, plan)) {
        respond(context, connection, decoded, {}, plan);
      }
      return;
    case Identified::Outcome::doubtful:
      end(plan, MessageState::parked, identified.reason);
      ask_whose(context, identified.reason, plan);
      return;
    case Identified::Outcome::known:
    case Identified::Outcome::opened:
      break;
  }
  if (auto why = unwelcome(context, connection, identified.file.file); !why.empty()) {
    end(plan, MessageState::processed, "niet bewaard: " + why);
    plan.message.case_id = identified.file.file.id;
    plan.forget = true;
    return;
  }
  if (!relate(context, connection, &identified.file, decoded, plan)) return;
  work_on_case(context, cases, connection, decoded, std::move(identified), plan);
}

}  // namespace

Plan make_quarantine(const Context& context, store::MessageRow message, std::string what) {
  Plan plan;
  plan.message = std::move(message);
  plan.message.revision = context.config.revision;
  end(plan, MessageState::failed,
      std::move(what) +
          " is beschadigd in de opslag en is daarom niet gebruikt: zet de opslag "
          "terug uit een reservekopie, of vraag de afzender om het opnieuw te sturen");
  return plan;
}

Plan make_plan(const Context& context, Cases& cases, store::MessageRow message) {
  if (message.damaged) return make_quarantine(context, std::move(message), "dit bericht");
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
  return make_told_plan(context, cases, std::move(plan.message), std::move(*decoded));
}

Plan make_told_plan(const Context& context, Cases& cases, store::MessageRow message,
                    sdk::Decoded decoded) {
  Plan plan;
  plan.message = std::move(message);
  plan.message.revision = context.config.revision;
  const auto& connection = *context.config.connection(plan.message.connection);
  plan.message.findings.insert(plan.message.findings.end(), decoded.findings.begin(),
                               decoded.findings.end());
  plan.answered = was_answered(plan.message);
  const bool about_nobody =
      plan.message.case_id.empty() && decoded.identifiers.empty() && decoded.facts.empty();
  if (has_error(decoded.findings)) {
    // Nothing of a message that is partly wrong enters the case; whoever repairs the cause has it
    // processed again.
    end(plan, MessageState::failed, "het bericht voldoet niet aan de specificatie");
  } else if (!decoded.parts.empty() || is_batch(context, plan.message)) {
    end(plan, MessageState::processed, {});
    respond(context, connection, decoded, {}, plan);
    plan.forget = !plan.message.answer_to.empty();  // its parts hold what we may keep
    plan.parts = split_batch(context, connection, plan.message, std::move(decoded.parts));
  } else if (about_nobody) {
    end(plan, MessageState::processed, "zegt niets over een persoon");
    if (relate(context, connection, nullptr, decoded, plan)) {
      respond(context, connection, decoded, {}, plan);
    }
  } else {
    work_on_person(context, cases, connection, decoded, plan);
  }
  plan.message.explanation = explain(plan);
  return plan;
}

Plan make_clock_plan(const Context& context, Cases& cases, const std::string& case_id) {
  Plan plan;
  plan.internal = true;
  const auto file = cases.by_id(case_id);
  if (file == nullptr) return plan;
  plan.message = internal_row(context, file->file, kDayKind);
  CaseWork work{context, plan, *file};
  work.look({});
  work.finish(cases);
  plan.message.explanation = explain(plan);
  if (!did_something(plan)) plan.message.message.id.clear();
  return plan;
}

Plan make_done_plan(const Context& context, Cases& cases, const std::string& case_id,
                    const std::string& task_id, const std::string& by) {
  Plan plan;
  plan.internal = true;
  const auto file = cases.by_id(case_id);
  if (file == nullptr) return plan;
  plan.message = internal_row(context, file->file, kDoneKind);
  plan.message.message.target = task_id;
  CaseWork work{context, plan, *file};
  std::vector<workflow::Event> events;
  if (!work.done(task_id, by, events)) {
    plan.message.message.id.clear();
    return plan;
  }
  work.look(std::move(events));
  work.finish(cases);
  plan.message.explanation = explain(plan);
  return plan;
}

}  // namespace rodedraad::hub
