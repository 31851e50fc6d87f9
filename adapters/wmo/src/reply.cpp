#include "reply.h"

#include <algorithm>

#include "reply_address.h"
#include "rodedraad/stuf/answers.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/moment.h"
#include "rodedraad/stuf/reference.h"
#include "rodedraad/stuf/soap.h"

namespace rodedraad::wmo {

namespace {

constexpr std::string_view kXml = "text/xml";
constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// Seconds; long enough for a restart, short enough not to hold up a queue.
constexpr std::string_view kRetryAfter = "60";
/// What the GGk is called in its own envelopes.
constexpr std::string_view kGgk = "GGk";

stuf::Stuurgegevens control(const sdk::ReplyRequest& request, const ReplyAddress& address,
                            const std::string& application, std::int64_t now_ms) {
  stuf::Stuurgegevens received;
  received.sender = address.sender;
  received.receiver = address.receiver;
  received.reference = address.reference.substr(0, 40);
  auto answer =
      stuf::answer_to(received, stuf::reference(request.message_id),
                      stuf::tijdstip(stuf::moment_of(request.message_id).value_or(now_ms)));
  // Both sides call the other side GGk: behind it stands the organisation.
  if (answer.sender.application == kGgk) answer.receiver.application = kGgk;
  answer.sender.application = application;
  return answer;
}

struct Fault {
  int status;
  std::string code;
  std::string details;
};

/// The first row of StUF's table among the findings.
std::string first_code(const std::vector<sdk::Finding>& findings, std::string fallback) {
  std::string first;
  for (const auto& finding : findings) {
    if (finding.severity != sdk::Severity::error || !stuf::is_fault_code(finding.code)) continue;
    if (first.empty() || finding.code < first) first = finding.code;
  }
  return first.empty() ? std::move(fallback) : first;
}

/// Place and sentence of what is wrong; no values.
std::string details_of(const sdk::ReplyRequest& request, const ReplyAddress& address) {
  std::string details = address.details;
  for (const auto& finding : request.findings) {
    if (finding.severity != sdk::Severity::error) continue;
    if (!details.empty()) details += "; ";
    details += finding.where.empty() ? finding.text : finding.where + ": " + finding.text;
  }
  return details;
}

Fault fault_of(const sdk::ReplyRequest& request, const ReplyAddress& address) {
  using sdk::Reply;
  switch (request.reply) {
    case Reply::refused:
      return {422, first_code(request.findings, "StUF055"), details_of(request, address)};
    case Reply::conflict:
      return {409, "StUF016", {}};
    case Reply::forbidden:
      return {403, first_code(request.findings, "StUF010"),
              request.findings.empty()
                  ? "De gemeente van dit bericht hoort niet bij deze koppeling."
                  : details_of(request, address)};
    case Reply::unauthenticated:
      return {401, "StUF052", {}};
    case Reply::unknown_path:
      return {404, "StUF025", "Berichten gaan met POST naar het adres van de koppeling."};
    case Reply::media_type:
      return {415, "StUF055", "Het bericht moet text/xml zijn."};
    case Reply::too_large:
      return {413, "StUF055", "Het bericht is groter dan is toegestaan (OP179: 25 MB)."};
    case Reply::unavailable:
    case Reply::accepted:
    case Reply::duplicate:
      break;
  }
  return {503, "StUF046", request.notice};
}

sdk::Answer accepted(const ReplyAddress& address, const stuf::Stuurgegevens& data) {
  if (!address.enveloped || address.silent) return {202, {}, {}, {}};
  const auto document = stuf::confirmation("Bv03", data);
  return {200,
          std::string{kXml},
          {},
          address.in_soap ? stuf::in_soap(document) : std::string{kDeclaration} + document};
}

}  // namespace

sdk::Answer reply_to_message(const sdk::ReplyRequest& request, const std::string& application,
                             std::int64_t now_ms) {
  const auto address = from_key(request.idempotency_key);
  const auto data = control(request, address, application, now_ms);
  if (request.reply == sdk::Reply::accepted || request.reply == sdk::Reply::duplicate) {
    return accepted(address, data);
  }
  const auto fault = fault_of(request, address);
  sdk::Answer answer{fault.status, {}, {}, {}};
  if (fault.status == 503) answer.headers.push_back({"Retry-After", std::string{kRetryAfter}});
  // A Fo03 about a Fo03 would begin a loop.
  if (address.silent) return answer;
  const auto& kind = stuf::fault_kind(fault.code);
  const auto document =
      stuf::fault(kind.before_receipt ? "Fo03" : "Fo01", data, fault.code, fault.details);
  answer.media_type = kXml;
  if (address.in_soap) {
    // StUF's binding to SOAP: a fault travels with status 500.
    answer.status = 500;
    answer.body = stuf::in_soap_fault(document, kind.place, kind.text);
  } else {
    answer.body = std::string{kDeclaration} + document;
  }
  return answer;
}

}  // namespace rodedraad::wmo
