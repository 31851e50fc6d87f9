#include "reply_address.h"

#include <vector>

namespace rodedraad::wmo {

namespace {

constexpr std::size_t kParts = 11;

std::string protected_part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ';') {
      out += "%3B";
    } else if (c == '%') {
      out += "%25";
    } else {
      out += c;
    }
  }
  return out;
}

std::string plain_part(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "%3B") {
      out += ';';
      i += 2;
    } else if (text.substr(i, 3) == "%25") {
      out += '%';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string> parts_of(std::string_view key) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = key.find(';');
    parts.push_back(plain_part(key.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    key.remove_prefix(end + 1);
  }
}

}  // namespace

ReplyAddress address_of(const Opened& opened) {
  ReplyAddress address;
  address.in_soap = opened.in_soap;
  address.silent = opened.name == kFo03 || opened.name == kBv03;
  address.enveloped =
      opened.enveloped || (opened.kind == nullptr && !opened.control.reference.empty());
  if (address.enveloped) {
    address.sender = opened.control.sender;
    address.receiver = opened.control.receiver;
    address.reference = opened.control.reference;
  } else if (opened.kind != nullptr) {
    address.sender.organisation = header_text(opened, "m:Afzender");
    address.receiver.organisation = header_text(opened, "m:Ontvanger");
    address.reference = std::string{opened.kind->code} + "/" + address.sender.organisation + "/" +
                        identification(opened);
    if (opened.kind->is_retour) {
      address.reference += "/" + header_text(opened, "m:IdentificatieRetour");
      // In a retour the header is still that of the heen message.
      std::swap(address.sender, address.receiver);
    }
  }
  return address;
}

std::string to_key(const ReplyAddress& address) {
  if (address.reference.empty()) return {};
  std::string key = address.enveloped ? "stuf" : "wmo";
  if (address.in_soap) key += "+soap";
  if (address.silent) key += "+stil";
  for (const auto* const system : {&address.sender, &address.receiver}) {
    for (const auto* const part :
         {&system->organisation, &system->application, &system->administration, &system->user}) {
      key += ";" + protected_part(*part);
    }
  }
  key += ";" + protected_part(address.reference);
  if (!address.details.empty()) key += ";" + protected_part(address.details);
  return key;
}

ReplyAddress from_key(std::string_view key) {
  ReplyAddress address;
  auto parts = parts_of(key);
  if (parts.size() < kParts - 1) return address;
  parts.resize(kParts);
  address.enveloped = parts[0].starts_with("stuf");
  address.in_soap = parts[0].find("+soap") != std::string::npos;
  address.silent = parts[0].find("+stil") != std::string::npos;
  address.sender = {parts[1], parts[2], parts[3], parts[4]};
  address.receiver = {parts[5], parts[6], parts[7], parts[8]};
  address.reference = parts[9];
  address.details = parts[10];
  return address;
}

}  // namespace rodedraad::wmo
