#include "compose.h"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "names.h"
#include "signer.h"
#include "xml_text.h"

namespace rodedraad::soap {

namespace {

class Headers {
 public:
  explicit Headers(bool with_ids) : with_ids_(with_ids) {}

  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) append(name, escaped(value));
  }

  void add_from(std::string_view address) {
    if (address.empty()) return;
    append("From", "<wsa:Address>" + escaped(address) + "</wsa:Address>");
  }

  const std::string& text() const { return text_; }
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  void append(std::string_view name, const std::string& content) {
    text_.append("<wsa:").append(name);
    if (with_ids_) {
      ids_.push_back("wsa-" + std::string{name});
      text_.append(" wsu:Id=\"").append(ids_.back()).append("\"");
    }
    text_.append(">").append(content).append("</wsa:").append(name).append(">");
  }

  bool with_ids_;
  std::string text_;
  std::vector<std::string> ids_;
};

}  // namespace

std::string compose(std::string_view content, const Addressing& addressing, const Signer* signer,
                    std::int64_t now_ms) {
  Headers headers{signer != nullptr};
  headers.add("To", addressing.to);
  headers.add("Action", addressing.action);
  headers.add("MessageID", addressing.message_id);
  headers.add("RelatesTo", addressing.relates_to);
  headers.add_from(addressing.from);
  std::string out = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                    "\n<soap:Envelope xmlns:soap=\"";
  out.append(kSoap).append("\"");
  if (!addressing.empty()) out.append(" xmlns:wsa=\"").append(kAddressing).append("\"");
  if (signer != nullptr) out.append(" xmlns:wsu=\"").append(kUtility).append("\"");
  out.append(">");
  std::string security;
  if (signer != nullptr) security = signer->header(headers.ids(), now_ms);
  if (!headers.text().empty() || !security.empty()) {
    out.append("<soap:Header>").append(headers.text()).append(security).append("</soap:Header>");
  }
  out.append("<soap:Body");
  if (signer != nullptr) out.append(" wsu:Id=\"").append(kBodyId).append("\"");
  out.append(">").append(content).append("</soap:Body></soap:Envelope>");
  return signer == nullptr ? out : signer->sign(out);
}

std::string fault_element(const Fault& fault, std::string_view detail) {
  std::string out = "<soap:Fault xmlns:soap=\"";
  out.append(kSoap).append("\"><faultcode>soap:").append(escaped(fault.code));
  out.append("</faultcode><faultstring>").append(escaped(fault.text)).append("</faultstring>");
  if (!detail.empty()) out.append("<detail>").append(detail).append("</detail>");
  return out.append("</soap:Fault>");
}

std::string fresh_id() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("there is no randomness");
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out.append(1, digits[bytes[i] >> 4U]).append(1, digits[bytes[i] & 0xFU]);
  }
  return out;
}

}  // namespace rodedraad::soap
