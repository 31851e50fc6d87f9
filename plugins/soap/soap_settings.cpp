#include "soap_settings.h"

#include "rodedraad/sdk/errors.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::soap {

SoapSettings read_soap_settings(std::span<const sdk::Pair> pairs) {
  const sdk::Settings settings{pairs};
  SoapSettings result;
  result.url = settings.text("url");
  result.addressing = settings.boolean("addressing", result.addressing);
  result.to = settings.text("to");
  result.from = settings.text("from");
  result.action = settings.text("action");
  result.response_action = settings.text("response-action");
  const auto security = settings.text("security", "refuse");
  if (security != "refuse" && security != "ignore") {
    throw sdk::BadSetting("security", "is not refuse or ignore");
  }
  result.ignore_security = security == "ignore";
  result.sign_key = settings.text("sign-key");
  result.sign_certificate = settings.text("sign-certificate");
  if (result.sign_key.empty() != result.sign_certificate.empty()) {
    throw sdk::BadSetting(result.sign_key.empty() ? "sign-key" : "sign-certificate",
                          "is missing: sign-key and sign-certificate belong together");
  }
  result.verify_certificates = settings.text("verify-certificates");
  result.signature_age = settings.duration("signature-age", result.signature_age);
  return result;
}

}  // namespace rodedraad::soap
