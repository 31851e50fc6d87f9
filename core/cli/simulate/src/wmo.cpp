#include "wmo.h"

#include <chrono>
#include <string_view>
#include <utility>

#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/stuf/answers.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/moment.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/reference.h"
#include "rodedraad/stuf/xml_writer.h"

namespace rodedraad::simulate {

namespace {

sdk::Answer xml_answer(int status, std::string body) {
  return {status, "text/xml", {}, std::move(body)};
}

std::string bare(const std::string& document) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document;
}

/// With the wsa:RelatesTo that a sender with WS-Addressing waits for.
std::string in_soap(const WmoMessage& message, const std::string& document) {
  std::string header;
  if (!message.soap_id.empty()) {
    const auto id = stuf::escaped(message.soap_id);
    header = "<soap:Header xmlns:wsa=\"http://www.w3.org/2005/08/addressing\"><wsa:MessageID>" +
             id + "/antwoord</wsa:MessageID><wsa:RelatesTo>" + id +
             "</wsa:RelatesTo></soap:Header>";
  }
  return bare("<soap:Envelope xmlns:soap=\"" + std::string{stuf::kSoap11} + "\">" + header +
              "<soap:Body>" + document + "</soap:Body></soap:Envelope>");
}

sdk::Answer confirmed(const WmoMessage& message, const std::string& confirmation) {
  return xml_answer(200, message.in_soap ? in_soap(message, confirmation) : bare(confirmation));
}

}  // namespace

sdk::Answer Wmo::answer(const sdk::Message& request) {
  if (request.method != "POST") return {405, {}, {{"Allow", "POST"}}, {}};
  const auto message = read_wmo(request);
  last_message_.clear();
  last_envelope_.clear();
  if (!message.problem.form.empty()) return refusal(message, message.problem, 422);
  auto& entry = entries_[message.key];
  if (entry.requests++ == 0) {
    entry.method = request.method;
    entry.path = request.target;
    entry.message = message;
  }
  last_message_ = message.key;
  return take(message, entry);
}

sdk::Answer Wmo::take(const WmoMessage& message, Entry& entry) {
  const WmoMessage::Problem conflict{"Fo03", "StUF016",
                                     "Dit kenmerk is al gebruikt voor een andere inhoud."};
  const auto& sender = message.control.sender;
  const auto envelope =
      sender.organisation + "/" + sender.application + "/" + message.control.reference;
  if (message.enveloped) {
    const auto known = envelopes_.find(envelope);
    if (known != envelopes_.end()) {
      return known->second.content == message.envelope
                 ? confirmed(message, known->second.confirmation)
                 : refusal(message, conflict, 409);
    }
  }
  if (entry.message.content != message.content) {
    return is_silent(message) ? empty_answer(202) : refusal(message, conflict, 409);
  }
  if (entry.effects == 0 || std::exchange(entry.forgotten, false)) ++entry.effects;
  if (!message.enveloped) return empty_answer(202);
  last_envelope_ = envelope;
  auto& kept = envelopes_[envelope];
  kept = {message.envelope, stuf::confirmation("Bv03", control(message, "Bv03"))};
  return confirmed(message, kept.confirmation);
}

void Wmo::forget() {
  if (!last_envelope_.empty()) envelopes_.erase(last_envelope_);
  if (const auto last = entries_.find(last_message_); last != entries_.end()) {
    last->second.forgotten = true;
  }
}

sdk::Answer Wmo::refusal(const WmoMessage& message, const WmoMessage::Problem& problem,
                         int status) const {
  const auto document =
      stuf::fault(problem.form, control(message, problem.form), problem.code, problem.text);
  if (!message.in_soap) return xml_answer(status, bare(document));
  const auto& kind = stuf::fault_kind(problem.code);
  return xml_answer(
      500, in_soap(message, "<soap:Fault><faultcode>soap:" +
                                std::string{kind.place == "server" ? "Server" : "Client"} +
                                "</faultcode><faultstring>" + stuf::escaped(kind.text) +
                                "</faultstring><detail>" + document + "</detail></soap:Fault>"));
}

stuf::Stuurgegevens Wmo::control(const WmoMessage& message, const std::string& form) const {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(clock_.now());
  return stuf::answer_to(
      message.control, stuf::reference(form + "/" + message.control.reference + "/" + message.key),
      stuf::tijdstip(now.time_since_epoch().count()));
}

std::string Wmo::effects() const {
  message::JsonWriter json;
  json.begin_array();
  for (const auto& [key, entry] : entries_) {
    const auto& message = entry.message;
    json.begin_object().text("berichtId", key);
    json.text("method", entry.method).text("path", entry.path);
    json.raw("requests", std::to_string(entry.requests));
    json.raw("effects", std::to_string(entry.effects));
    json.text("berichtcode", message.berichtcode);
    if (message.is_retour) {
      json.text("heenbericht", message.heenbericht);
      json.raw("goedgekeurd", message.codes.empty() ? "true" : "false");
      json.begin_array("retourcodes");
      for (const auto& code : message.codes) json.text({}, code);
      json.end_array();
    }
    json.end_object();
  }
  return json.end_array().take();
}

}  // namespace rodedraad::simulate
