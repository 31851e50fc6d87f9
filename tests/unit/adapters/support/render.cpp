#include "render.h"

#include <array>
#include <string_view>

namespace rodedraad::tests {

namespace {

std::string render(const sdk::Finding& finding) {
  constexpr std::array<std::string_view, 3> severities{"note", "warning", "error"};
  return std::string{severities.at(static_cast<std::size_t>(finding.severity))} + " " +
         finding.code + " " + finding.where + ": " + finding.text + "\n";
}

template <class Items>
std::string render_all(const Items& items) {
  std::string out;
  for (const auto& item : items) out += render(item);
  return out;
}

std::string headers_of(const std::vector<sdk::Pair>& headers) {
  std::string out;
  for (const auto& [name, value] : headers) out += name + ": " + value + "\n";
  return out;
}

std::string body_of(const std::string& media_type, const std::string& body) {
  return (media_type.empty() ? "" : "(" + media_type + ")\n") + body + (body.empty() ? "" : "\n");
}

}  // namespace

std::string render(const sdk::Admission& admission) {
  constexpr std::array<std::string_view, 5> verdicts{"accept", "refuse", "forbid", "unknown path",
                                                     "media type"};
  return std::string{verdicts.at(static_cast<std::size_t>(admission.verdict))} + " " +
         admission.kind + "\nkey " + admission.idempotency_key + "\nmunicipality " +
         admission.municipality + "\n" + render_all(admission.findings);
}

std::string render(const sdk::Answer& answer) {
  return std::to_string(answer.status) + "\n" + headers_of(answer.headers) +
         body_of(answer.media_type, answer.body);
}

std::string render(const sdk::Decoded& decoded) {
  std::string out;
  for (const auto& [type, value] : decoded.identifiers) {
    out += "identifier " + type + " " + value + "\n";
  }
  for (const auto& fact : decoded.facts) {
    out += "fact " + fact.field.path;
    if (!fact.field.key.empty()) out += " [" + fact.field.key + "]";
    out += fact.withdrawn ? " withdrawn " + fact.field.value : " = " + fact.field.value;
    if (!fact.valid_from.empty()) out += " from " + fact.valid_from;
    if (!fact.valid_to.empty()) out += " to " + fact.valid_to;
    out += "\n";
  }
  for (const auto& kind : decoded.follow_ups) out += "follow-up " + kind + "\n";
  for (const auto& part : decoded.parts) out += "part " + part.kind + "\n" + render(part);
  return out + render_all(decoded.findings);
}

std::string render(const sdk::Message& message) {
  return message.method + " " + message.target + "\n" + headers_of(message.headers) +
         body_of(message.media_type, message.body);
}

std::string render(const sdk::Judgement& judgement) {
  constexpr std::array<std::string_view, 7> classes{"confirmed",      "awaiting",  "rejected",
                                                    "not authorised", "transient", "bad request",
                                                    "not found"};
  std::string out{classes.at(static_cast<std::size_t>(judgement.judgement))};
  if (judgement.retry_after_ms != 0)
    out += ", again after " + std::to_string(judgement.retry_after_ms);
  if (!judgement.content_kind.empty()) out += ", content " + judgement.content_kind;
  if (!judgement.text.empty()) out += ": " + judgement.text;
  return out;
}

}  // namespace rodedraad::tests
