#pragma once

#include <chrono>
#include <span>
#include <string>

#include "rodedraad/sdk/message.h"

namespace rodedraad::soap {

/// What the administrator set for SOAP, beside the settings of HTTP; checked.
struct SoapSettings {
  std::string url;          ///< as given
  bool addressing = false;  ///< outgoing messages have headers of WS-Addressing
  std::string to;
  std::string from;
  std::string action;
  std::string response_action;
  bool ignore_security = false;
  std::string sign_key;
  std::string sign_certificate;
  std::string verify_certificates;
  std::chrono::milliseconds signature_age{std::chrono::minutes{5}};
};

/// Throws sdk::BadSetting.
SoapSettings read_soap_settings(std::span<const sdk::Pair> settings);

}  // namespace rodedraad::soap
