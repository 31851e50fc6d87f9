#include "suwi_request.h"

#include <algorithm>

namespace rodedraad::participatiewet::suwi {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view content) {
  const std::string tag{name};
  return "<" + tag + ">" + std::string{content} + "</" + tag + ">";
}

std::string body_of(const Service& service, std::string_view bsn) {
  const std::string name = "smls:" + std::string{service.request};
  return "<" + name + " xmlns:smls=\"" + std::string{service.uri} + "\">" +
         element("Burgerservicenr", bsn) + "</" + name + ">";
}

/// With the OIN behind the address, as TS 4.0 wants it in wsa:From.
std::string with_oin(const std::string& address, const std::string& oin) {
  if (oin.empty()) return address;
  return address + (address.find('?') == std::string::npos ? "?oin=" : "&oin=") + oin;
}

std::string envelope_of(const Service& service, const sdk::EncodeRequest& request,
                        const Outside& outside, const std::string& body) {
  std::string header = element("wsa:MessageID", "urn:uuid:" + escaped(request.id));
  if (!outside.from.empty()) {
    header +=
        element("wsa:From", element("wsa:Address", escaped(with_oin(outside.from, request.bron))));
  }
  if (!outside.to.empty()) {
    header += element("wsa:To", escaped(with_oin(outside.to, request.doel)));
  }
  header += element("wsa:Action", action_of(service));
  return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
         " xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">" +
         element("soapenv:Header", header) + element("soapenv:Body", body) + "</soapenv:Envelope>";
}

}  // namespace

sdk::Message ask(const Service& service, const sdk::EncodeRequest& request,
                 const Outside& outside) {
  const auto* const bsn = request.find("inburgeraar.bsn");
  if (bsn == nullptr) throw sdk::BadMessage("inburgeraar.bsn: is nodig voor dit bericht");
  if (bsn->size() != 9 ||
      !std::all_of(bsn->begin(), bsn->end(), [](char c) { return c >= '0' && c <= '9'; })) {
    throw sdk::BadMessage("inburgeraar.bsn: moet negen cijfers hebben");
  }
  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  if (outside.service_path) message.target = "/" + std::string{service.path};
  message.media_type = "text/xml";
  message.headers.push_back({"SOAPAction", "\"\""});
  message.body = body_of(service, *bsn);
  if (outside.envelope) {
    message.body = envelope_of(service, request, outside, message.body);
  } else if (outside.action) {
    message.headers.push_back({"wsa:Action", action_of(service)});
  }
  return message;
}

}  // namespace rodedraad::participatiewet::suwi
