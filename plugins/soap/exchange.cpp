#include "exchange.h"

#include <algorithm>

#include "compose.h"
#include "cut.h"
#include "names.h"
#include "stuf_fault.h"
#include "xml_text.h"

namespace rodedraad::soap {

namespace {

constexpr std::string_view kContentType = "text/xml; charset=utf-8";

bool same_name(const sdk::Pair& header, std::string_view name) {
  return sdk::find(std::span{&header, 1}, name) != nullptr;
}

/// Headers with a colon are SOAP's own, not HTTP's.
void drop_soap_headers(std::vector<sdk::Pair>& headers) {
  std::erase_if(headers, [](const sdk::Pair& header) {
    return header.name.find(':') != std::string::npos || same_name(header, "SOAPAction") ||
           same_name(header, "Content-Type");
  });
}

void set(std::vector<sdk::Pair>& headers, std::string_view name, std::string value) {
  std::erase_if(headers, [&](const sdk::Pair& header) { return same_name(header, name); });
  if (!value.empty()) headers.push_back({std::string{name}, std::move(value)});
}

void set_addressing(std::vector<sdk::Pair>& headers, const Addressing& addressing) {
  set(headers, "wsa:MessageID", addressing.message_id);
  set(headers, "wsa:Action", addressing.action);
  set(headers, "wsa:To", addressing.to);
  set(headers, "wsa:From", addressing.from);
  set(headers, "wsa:RelatesTo", addressing.relates_to);
}

/// The value of SOAPAction is a quoted string (SOAP 1.1 section 6.1.1); some senders leave the
/// quotes out.
std::string unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  return std::string{text};
}

std::string first_of(std::string_view first, std::string_view second) {
  return std::string{first.empty() ? second : first};
}

Rejected without_soap(int status, std::string text) {
  Rejected rejected;
  rejected.answer.status = status;
  rejected.answer.media_type = "text/plain; charset=utf-8";
  if (status == 405) rejected.answer.headers.push_back({"Allow", "POST"});
  rejected.reason = text;
  rejected.answer.body = std::move(text) + "\n";
  return rejected;
}

/// What an envelope may come as: some partners name the general type of XML, or none.
bool may_be_soap(std::string_view media_type) {
  return media_type == kXml || media_type == "application/xml" || media_type.empty();
}

bool is_success(int status) { return status >= 200 && status < 300; }

std::string message_id_of(std::string_view id) { return "urn:uuid:" + std::string{id}; }

}  // namespace

Exchange::Exchange(SoapSettings settings) : settings_(std::move(settings)) {
  if (!settings_.sign_key.empty()) {
    signer_ = std::make_unique<const Signer>(settings_.sign_key, settings_.sign_certificate);
  }
  if (!settings_.verify_certificates.empty()) {
    verifier_ =
        std::make_unique<const Verifier>(settings_.verify_certificates, settings_.signature_age);
  }
}

tl::expected<Received, Rejected> Exchange::receive(sdk::Message request,
                                                   std::int64_t now_ms) const {
  if (request.method != "POST") {
    return tl::unexpected{without_soap(405, "SOAP goes by POST only.")};
  }
  if (request.media_type != kXml) {
    return tl::unexpected{without_soap(415, "The media type of SOAP 1.1 is text/xml.")};
  }
  auto opened = open(request.body, {takes_security(), false});
  if (!opened) {
    auto rejected = reject(opened.error().fault, {}, now_ms);
    // 500 is for what goes wrong with an envelope (SOAP 1.1 section 6.2); this is none.
    if (!opened.error().is_soap) rejected.answer.status = 400;
    return tl::unexpected{std::move(rejected)};
  }
  if (verifier_) {
    const auto envelope = cut(request.body);
    const auto signer = verifier_->verify(envelope ? *envelope : std::string{}, now_ms);
    if (!signer) {
      return tl::unexpected{
          reject({"Client", "De ondertekening is niet in orde: " + signer.error() + "."},
                 opened->addressing, now_ms)};
    }
    if (request.sender.empty() && !signer->empty()) request.sender = "oin:" + *signer;
  }
  Received received{std::move(request), std::move(opened->addressing)};
  auto& message = received.message;
  auto action = unquoted(message.header("SOAPAction"));
  set(message.headers, "SOAPAction", std::move(action));
  set_addressing(message.headers, received.addressing);
  message.body = std::move(opened->body);
  return received;
}

sdk::Answer Exchange::answer(const sdk::Answer& answer, const Addressing& request,
                             std::int64_t now_ms) const {
  const auto action = answer.header("wsa:Action");
  sdk::Answer result;
  result.headers = answer.headers;
  drop_soap_headers(result.headers);
  if (is_success(answer.status) && answer.body.empty()) {
    result.status = 202;
    return result;
  }
  const auto content = answer.body.empty() ? std::nullopt : cut(answer.body);
  if (!is_success(answer.status) || !content) {
    auto fault = fault_of(answer, content.has_value());
    auto failed = fault_answer(fault, content.value_or(std::string{}), request, action, now_ms);
    failed.headers = std::move(result.headers);
    return failed;
  }
  result.status = 200;
  result.media_type = kContentType;
  const auto usual = first_of(settings_.response_action,
                              request.action.empty() ? "" : request.action + "Response");
  result.body =
      compose(*content, reply_to(request, first_of(action, usual)), signer_.get(), now_ms);
  return result;
}

sdk::Answer Exchange::fault_answer(const Fault& fault, std::string_view detail,
                                   const Addressing& request, std::string_view action,
                                   std::int64_t now_ms) const {
  sdk::Answer answer;
  answer.status = 500;
  answer.media_type = kContentType;
  answer.body = compose(fault_element(fault, detail),
                        reply_to(request, first_of(action, kFaultAction)), signer_.get(), now_ms);
  return answer;
}

Rejected Exchange::reject(const Fault& fault, const Addressing& request,
                          std::int64_t now_ms) const {
  return {fault_answer(fault, {}, request, {}, now_ms), fault.text};
}

Addressing Exchange::reply_to(const Addressing& request, std::string action) const {
  if (request.message_id.empty()) return {};
  Addressing reply;
  reply.message_id = fresh_id();
  reply.relates_to = request.message_id;
  reply.action = std::move(action);
  reply.from = settings_.from;
  return reply;
}

tl::expected<sdk::Message, std::string> Exchange::send(const sdk::Message& message,
                                                       std::int64_t now_ms) const {
  if (!message.method.empty() && message.method != "POST") {
    return tl::unexpected{std::string{"SOAP goes by POST only"}};
  }
  const auto content = cut(message.body);
  if (!content) return tl::unexpected{std::string{"the message is not an XML document"}};
  Addressing addressing;
  const auto soap_action = unquoted(message.header("SOAPAction"));
  if (settings_.addressing) {
    addressing.message_id = message_id_of(message.id);
    addressing.action =
        first_of(message.header("wsa:Action"), first_of(soap_action, settings_.action));
    if (addressing.action.empty()) {
      return tl::unexpected{
          std::string{"the message has no wsa:Action; give the connection the setting action"}};
    }
    addressing.to =
        first_of(message.header("wsa:To"), first_of(settings_.to, settings_.url + message.target));
    addressing.from = first_of(message.header("wsa:From"), settings_.from);
  }
  sdk::Message request = message;
  request.method = "POST";
  request.media_type = kContentType;
  drop_soap_headers(request.headers);
  request.headers.push_back({"SOAPAction", "\"" + soap_action + "\""});
  request.body = compose(*content, addressing, signer_.get(), now_ms);
  return request;
}

sdk::Sent Exchange::sent(sdk::Sent sent, std::string_view id, std::int64_t now_ms) const {
  if (sent.outcome != sdk::SentOutcome::answered) return sent;
  auto& answer = sent.answer;
  // These are this plugin's words; a partner cannot say them.
  set(answer.headers, "Fault-Code", {});
  set(answer.headers, "Fault-String", {});
  const auto unknown = [](std::string why) {
    return sdk::Sent{
        sdk::SentOutcome::unknown, {}, "the partner's answer was not taken: " + std::move(why)};
  };
  const bool success = is_success(answer.status);
  auto opened = may_be_soap(answer.media_type) ? open(answer.body, {takes_security(), true})
                                               : tl::unexpected{Unopened{{}, false}};
  if (!opened && success && !opened.error().is_soap && !verifier_) return sent;
  if (!opened && !success) return sent;
  if (!opened) return unknown(verifier_ ? "it has no signature" : opened.error().fault.text);
  if (auto why = doubt(*opened, answer.body, id, now_ms); !why.empty()) return unknown(why);
  set_addressing(answer.headers, opened->addressing);
  answer.body = std::move(opened->body);
  if (opened->fault) {
    answer.status = 500;
    set(answer.headers, "Fault-Code", opened->fault->code);
    set(answer.headers, "Fault-String", opened->fault->text);
  }
  return sent;
}

std::string Exchange::doubt(const Opened& opened, std::string_view bytes, std::string_view id,
                            std::int64_t now_ms) const {
  // A Fault says only that nothing came of it, and gateways that make one cannot sign it.
  if (verifier_ && (!opened.fault || opened.secured)) {
    const auto envelope = cut(bytes);
    const auto signer = verifier_->verify(envelope ? *envelope : std::string{}, now_ms);
    if (!signer) return signer.error();
  }
  if (!settings_.addressing) return {};
  const auto& relates_to = opened.addressing.relates_to;
  const bool may_lack = opened.fault.has_value();
  if (relates_to == message_id_of(id) || (relates_to.empty() && may_lack)) return {};
  return "its wsa:RelatesTo is not that of this message";
}

}  // namespace rodedraad::soap
