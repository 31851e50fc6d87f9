#include "suwinet.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "request.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

struct Service {
  std::string_view prefix;
  std::string_view uri;
  std::string_view question;
  std::string_view answer;
};

constexpr std::array kServices{
    Service{"bij", "http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen/v0500",
            "BijstandsregelingenInfo", "BijstandsregelingenInfoResponse"},
    Service{"rei", "http://bkwi.nl/SuwiML/Diensten/GSDDossierReintegratie/v0200",
            "GSDReintegratieInfo", "GSDReintegratieInfoResponse"},
    Service{"brp", "http://bkwi.nl/SuwiML/Diensten/BRPDossierPersoonGSD/v0200", "AanvraagPersoon",
            "AanvraagPersoonResponse"},
    Service{"uwv", "http://bkwi.nl/SuwiML/Diensten/UWVDossierAanvraagUitkeringStatusGSD/v0200",
            "UWVAanvrUitkStatusInfo", "UWVAanvrUitkStatusInfoResponse"}};

constexpr std::string_view kFwi = "http://bkwi.nl/SuwiML/FWI/v0205";
constexpr std::string_view kSoap = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr std::string_view kAddressing = "http://www.w3.org/2005/08/addressing";

const std::vector<message::Namespace>& namespaces() {
  static const std::vector<message::Namespace> all = [] {
    std::vector<message::Namespace> spaces{{"soap", std::string{kSoap}},
                                           {"wsa", std::string{kAddressing}}};
    for (const auto& service : kServices) {
      spaces.push_back({std::string{service.prefix}, std::string{service.uri}});
    }
    return spaces;
  }();
  return all;
}

const Service* service_asked(std::string_view name) {
  const auto* const found =
      std::find_if(kServices.begin(), kServices.end(), [&](const Service& service) {
        return name == std::string{service.prefix} + ":" + std::string{service.question};
      });
  return found == kServices.end() ? nullptr : found;
}

std::string element(std::string_view name, std::string_view content) {
  if (content.empty()) return {};
  const std::string tag{name};
  return "<" + tag + ">" + std::string{content} + "</" + tag + ">";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string melding(std::string_view soort, std::string_view code, std::string_view text) {
  return element(soort, element("Code", code) + element("Tekst", text) +
                            element("Bron", element("DN", "cn=simulator,o=suwi")));
}

std::string bron() {
  return element("Bron", element("CdKolomSuwi", "1") + element("CdPartijSuwi", "0001"));
}

std::string wet() { return element("SzWet", element("CdSzWet", "PW")); }

std::string application(const Dossier& dossier, std::string_view source) {
  const bool refused = dossier.stand == "afgewezen";
  const bool decided = refused || dossier.stand == "toegekend" || dossier.stand == "beeindigd";
  const auto decision =
      decided ? element("BeslissingOpAanvraagUitkering",
                        element("CdBeslissingOpAanvraagUitkering", refused ? "04" : "01") +
                            element("DatDagtekeningBeslisOpAanvrUitk", dossier.besluitdatum))
              : std::string{};
  return element("AanvraagUitkering", element("DatAanvraagUitkering", dossier.aanvraagdatum) +
                                          wet() + decision + std::string{source});
}

std::string benefit(const Dossier& dossier) {
  if (dossier.begindatum.empty()) return {};
  return element(
      "Uitkeringsverhouding",
      element("DatBUitkeringsverhouding", dossier.begindatum) +
          element("DatEUitkeringsverhouding", dossier.einddatum) + wet() +
          element("Uitkeringsperiode", element("DatBUitkeringsperiode", dossier.begindatum) +
                                           element("DatEUitkeringsperiode", dossier.einddatum)) +
          bron());
}

/// What ClientSuwi of a service holds of a person.
std::string client(const Service& service, const std::string& bsn, const Dossier& dossier) {
  const auto person = element("Burgerservicenr", bsn);
  if (service.prefix == "bij") return person + application(dossier, bron()) + benefit(dossier);
  if (service.prefix == "uwv") return person + application(dossier, {});
  if (service.prefix == "rei") {
    const auto provision =
        dossier.voorziening.empty()
            ? std::string{}
            : element("ReIntegratievoorziening",
                      element("RegistratienrRvGsd", escaped(dossier.voorziening)) +
                          element("DatBRv",
                                  dossier.begindatum.empty() ? "00000000" : dossier.begindatum) +
                          element("CdTypeRvGsd", "10"));
    return person + element("AtlRelatie", provision + bron());
  }
  return element("SignificantDeelVanDeAchternaam", "Voorbeeld") + person +
         element("Verblijfstitel",
                 element("CdVerblijfstitel", escaped(dossier.verblijfstitel)) +
                     (dossier.verblijfstitel.empty()
                          ? std::string{}
                          : element("DatBVerblijfstitel", dossier.aanvraagdatum)));
}

std::string response(const Service& service, const std::string& content) {
  const std::string name = std::string{service.prefix} + ":" + std::string{service.answer};
  return "<" + name + " xmlns:" + std::string{service.prefix} + "=\"" + std::string{service.uri} +
         "\" xmlns:fwi=\"" + std::string{kFwi} + "\">" + content + "</" + name + ">";
}

sdk::Answer xml_answer(int status, std::string body) {
  return {status, "text/xml", {}, std::move(body)};
}

/// How a question came, so that its answer goes likewise.
struct Asked {
  bool enveloped = false;
  std::string message_id;

  std::string wrapped(const std::string& content) const {
    if (!enveloped) return content;
    return "<soap:Envelope xmlns:soap=\"" + std::string{kSoap} + "\" xmlns:wsa=\"" +
           std::string{kAddressing} + "\"><soap:Header>" +
           element("wsa:MessageID", message_id.empty() ? "" : message_id + "/antwoord") +
           element("wsa:RelatesTo", message_id) + "</soap:Header>" + element("soap:Body", content) +
           "</soap:Envelope>";
  }

  sdk::Answer fault(std::string_view code, std::string_view text) const {
    return xml_answer(
        500, wrapped("<soap:Fault xmlns:soap=\"" + std::string{kSoap} + "\" xmlns:fwi=\"" +
                     std::string{kFwi} + "\">" + element("faultcode", "soap:Client") +
                     element("faultstring", "AanvraagNietOk") +
                     element("detail", melding("fwi:Fout", code, text)) + "</soap:Fault>"));
  }
};

/// What the response element holds: ClientSuwi with perhaps FWI, or FWI, or NietsGevonden.
std::string content(const Dossiers& dossiers, const Service& service, const std::string& bsn) {
  const auto found = dossiers.find(bsn);
  if (found == dossiers.end()) return "<fwi:NietsGevonden/>";
  const auto& stand = found->second.stand;
  if (stand == "fout") {
    return element("fwi:FWI", melding("Fout", "FWI0001", "Bron niet beschikbaar"));
  }
  if (stand == "niet-gerechtigd") {
    return element("fwi:FWI", melding("Fout", "SIM004", "Niet gerechtigd tot deze gegevens"));
  }
  const auto person = element("ClientSuwi", client(service, bsn, found->second));
  if (stand != "onvolledig") return person;
  return person +
         element("fwi:FWI", melding("Waarschuwing", "SIM005", "Een bron gaf geen antwoord"));
}

}  // namespace

sdk::Answer Suwinet::answer(const sdk::Message& request) {
  if (request.method != "POST") return empty_answer(405);
  Asked asked;
  const auto parsed = message::parse_xml(request.body, namespaces());
  if (!parsed) return asked.fault("SIM001", "Het verzoek is geen geldige XML");
  auto question = parsed->root();
  asked.enveloped = std::string_view{question.name()} == "soap:Envelope";
  if (asked.enveloped) {
    asked.message_id = escaped(message::text(question.child("soap:Header"), "wsa:MessageID"));
    question = question.child("soap:Body").first_child();
  }
  const auto* const service = service_asked(question.name());
  if (service == nullptr) return asked.fault("SIM002", "Deze vraag is niet geldig");
  const std::string bsn{message::text(question, "Burgerservicenr")};
  if (!sdk::is_bsn(bsn)) return asked.fault("SIM003", "Het BSN is niet geldig");
  effects_.asked(asked.message_id.empty() ? std::string{service->question} : asked.message_id,
                 request);
  return xml_answer(200, asked.wrapped(response(*service, content(dossiers_, *service, bsn))));
}

}  // namespace rodedraad::simulate
