#include <array>

#include "descriptor.h"
#include "rodedraad/sdk/transport.h"
#include "soap_transport.h"

namespace {

using rodedraad::http::kHttpSettings;
using rodedraad::http::setting;
using rodedraad::sdk::lit;

constexpr auto kAddressing = setting(
    RD_BOOLEAN, "addressing", "false",
    "Of uitgaande berichten headers van WS-Addressing krijgen, zoals Digikoppeling WUS eist.",
    "Whether outgoing messages get headers of WS-Addressing, as Digikoppeling WUS demands.");
constexpr auto kTo =
    setting(RD_TEXT, "to", "", "Waarde van wsa:To; leeg: het adres van de partner.",
            "Value of wsa:To; empty: the partner's address.");
constexpr auto kFrom =
    setting(RD_TEXT, "from", "",
            "Waarde van wsa:From, zoals http://gemeente.example/hub?oin=00000099000000001000.",
            "Value of wsa:From, such as http://gemeente.example/hub?oin=00000099000000001000.");
constexpr auto kAction =
    setting(RD_TEXT, "action", "", "Waarde van wsa:Action als het bericht zelf geen actie noemt.",
            "Value of wsa:Action when the message itself names no action.");
constexpr auto kResponseAction =
    setting(RD_TEXT, "response-action", "",
            "Waarde van wsa:Action in antwoorden; leeg: die van het verzoek met Response erachter.",
            "Value of wsa:Action in answers; empty: that of the request followed by Response.");
constexpr auto kSecurity = setting(
    RD_TEXT, "security", "refuse",
    "Wat er gebeurt met een verplichte WS-Security-header die niet wordt gecontroleerd: refuse of "
    "ignore.",
    "What happens to a mandatory WS-Security header that is not verified: refuse or ignore.");
constexpr auto kSignKey =
    setting(RD_FILE, "sign-key", "",
            "De sleutel (PEM, RSA, zonder wachtwoord) waarmee berichten worden ondertekend.",
            "The key (PEM, RSA, without a password) that messages are signed with.");
constexpr auto kSignCertificate =
    setting(RD_FILE, "sign-certificate", "", "Het certificaat (PEM) dat bij sign-key hoort.",
            "The certificate (PEM) that belongs to sign-key.");
constexpr auto kVerifyCertificates = setting(
    RD_FILE, "verify-certificates", "",
    "Bestand of map met de certificaten (PEM) die worden vertrouwd; een bericht zonder goede "
    "handtekening wordt dan geweigerd.",
    "File or folder with the certificates (PEM) that are trusted; a message without a good "
    "signature is refused then.");
constexpr auto kSignatureAge =
    setting(RD_DURATION, "signature-age", "5m",
            "Hoe ver het tijdstip van een handtekening van nu mag liggen.",
            "How far the time of a signature may be from now.");

constexpr std::array<const rd_setting*, 10> kOwn{
    &kAddressing,         &kTo,          &kFrom,    &kAction,
    &kResponseAction,     &kSecurity,    &kSignKey, &kSignCertificate,
    &kVerifyCertificates, &kSignatureAge};

constexpr auto kSettings = [] {
  std::array<const rd_setting*, kHttpSettings.size() + kOwn.size()> result{};
  std::size_t at = 0;
  for (const auto* each : kHttpSettings) result[at++] = each;
  for (const auto* each : kOwn) result[at++] = each;
  return result;
}();

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("soap"),
          lit("0.1.0"),
          lit("EUPL-1.2"),
          lit("Ontvangt en verstuurt SOAP 1.1 over HTTP, zoals StUF en Digikoppeling WUS."),
          lit("Receives and sends SOAP 1.1 over HTTP, as StUF and Digikoppeling WUS do."),
          kSettings.data(),
          kSettings.size(),
          nullptr,
          0,
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_TRANSPORT(rodedraad::soap::SoapTransport, describe);
