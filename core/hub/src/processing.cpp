#include "processing.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rodedraad/hub/trace.h"

namespace rodedraad::hub {

namespace {

/// For what comes in, when hub.xml names no entry of the register.
constexpr const char* kActivity = "urn:rodedraad:verwerkingsactiviteit:zaak";

struct Subject {
  std::string type;
  std::string number;
};

/// By the number that the person himself can name; else by the case.
Subject subject_of(const model::Case& file) {
  if (const auto* bsn = file.identifier("bsn")) return {"BSN", *bsn};
  if (const auto* number = file.identifier("vNummer")) return {"V-nummer", *number};
  return {"zaak", file.id};
}

/// Of a message about somebody who is not known here.
std::optional<Subject> subject_of(const std::vector<model::CaseIdentifier>& waits) {
  for (const auto& each : waits) {
    if (each.type == "bsn") return Subject{"BSN", each.value};
    if (each.type == "vNummer") return Subject{"V-nummer", each.value};
  }
  return std::nullopt;
}

std::string own_activity(const config::Config& config) {
  const auto& given = config.hub.logboek.activity;
  return given.empty() ? kActivity : given;
}

std::string activity_of(const config::Config& config, const store::DeliveryRow& row) {
  const auto* purpose = config.purpose(row.purpose);
  return purpose == nullptr ? own_activity(config) : purpose->activity;
}

store::ProcessingRow line(const Subject& subject, const std::string& municipality) {
  store::ProcessingRow row;
  row.municipality = municipality;
  row.subject_type = subject.type;
  row.subject = subject.number;
  return row;
}

/// What was done with the message itself.
store::ProcessingRow step(const config::Config& config, store::Instant now, const Plan& plan,
                          const Subject& subject) {
  const auto& message = plan.message;
  const auto trace = trace_of(message.message);
  auto row = line(subject, message.municipality);
  row.trace = trace.id;
  row.span = span_of(message.message.id);
  row.parent = trace.parent;
  row.name = plan.internal
                 ? "stap van de hub: " + message.message.kind
                 : "bericht ontvangen van " + message.connection + ": " + message.message.kind;
  row.start = message.received;
  row.end = std::max(message.received, now);
  row.failed = message.state == store::MessageState::failed;
  row.activity = own_activity(config);
  return row;
}

/// A message that waits to be sent, and has bytes.
bool leaves(const store::DeliveryRow& row) { return row.state == store::DeliveryState::queued; }

void give_trace(const Trace& trace, sdk::Message& message) {
  if (!message.header(kTraceparent).empty()) return;
  message.headers.push_back({kTraceparent, traceparent(trace.id, span_of(message.id))});
}

store::ProcessingRow sent(const config::Config& config, const Subject& subject, const Trace& trace,
                          const store::DeliveryRow& row) {
  auto result = line(subject, row.municipality);
  result.trace = trace.id;
  result.span = span_of(row.message.id);
  result.parent = trace.parent;
  result.name = "gegevens naar " + row.organisation + ": " + row.message.kind;
  result.start = row.created;
  result.end = std::max(row.created, row.changed);
  result.activity = activity_of(config, row);
  return result;
}

}  // namespace

void follow(const Context& context, Plan& plan) {
  const auto& message = plan.message.message;
  if (message.id.empty()) return;
  const auto& config = context.config;
  const auto subject =
      plan.file != nullptr ? std::optional{subject_of(plan.file->file)} : subject_of(plan.waits);
  if (subject) plan.processing.push_back(step(config, context.clock.now(), plan, *subject));
  const Trace here{trace_of(message).id, span_of(message.id)};
  for (auto* sends : {&plan.sends, &plan.unparked}) {
    for (auto& send : *sends) {
      if (!leaves(send)) continue;
      give_trace(here, send.message);
      if (subject) plan.processing.push_back(sent(config, *subject, here, send));
    }
  }
}

void follow(const config::Config& config, const store::CaseFile& file, store::DeliveryRow& row,
            std::vector<store::ProcessingRow>& lines) {
  if (!leaves(row)) return;
  const auto trace = trace_of(row.message);
  give_trace(trace, row.message);
  lines.push_back(sent(config, subject_of(file.file), trace, row));
}

store::ProcessingRow erasing(const config::Config& config, store::Instant now, const Plan& plan,
                             const model::Case& before) {
  return step(config, now, plan, subject_of(before));
}

}  // namespace rodedraad::hub
