#include "suwi_service.h"

#include <algorithm>
#include <array>
#include <string>

namespace rodedraad::participatiewet::suwi {

namespace {

constexpr std::array<Service, 4> kServices{
    {{"bijstandsregelingen.opvragen", "bijstandsregelingen", "bij",
      "http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen/v0500", "BijstandsregelingenInfo",
      "BijstandsregelingenInfoResponse", "Bijstandsregelingen-v0500", &kBijstandClient, false},
     {"reintegratie.opvragen", "reintegratie", "rei",
      "http://bkwi.nl/SuwiML/Diensten/GSDDossierReintegratie/v0200", "GSDReintegratieInfo",
      "GSDReintegratieInfoResponse", "GSDDossierReintegratie-v0200", &kReintegratieClient, false},
     {"brpdossier.opvragen", "brpdossier", "brp",
      "http://bkwi.nl/SuwiML/Diensten/BRPDossierPersoonGSD/v0200", "AanvraagPersoon",
      "AanvraagPersoonResponse", "BRPDossierPersoonGSD-v0200", &kBrpClient, true},
     {"aanvraagstatus.opvragen", "aanvraagstatus", "uwv",
      "http://bkwi.nl/SuwiML/Diensten/UWVDossierAanvraagUitkeringStatusGSD/v0200",
      "UWVAanvrUitkStatusInfo", "UWVAanvrUitkStatusInfoResponse",
      "UWVDossierAanvraagUitkeringStatusGSD-v0200", &kAanvraagClient, false}}};

template <class Matches>
const Service* find_service(Matches matches) {
  const auto* const found = std::find_if(kServices.begin(), kServices.end(), matches);
  return found == kServices.end() ? nullptr : found;
}

}  // namespace

std::span<const Service> services() { return kServices; }

const Service* service_that_asks(std::string_view question) {
  return find_service([&](const Service& service) { return service.question == question; });
}

const Service* service_that_answers(std::string_view content) {
  return find_service([&](const Service& service) { return service.content == content; });
}

std::string action_of(const Service& service) {
  std::string action{"http://bkwi.nl/SuwiML/Diensten/"};
  action += service.path;
  action += '/';
  action += service.request;
  return action;
}

const std::vector<message::Namespace>& namespaces() {
  static const std::vector<message::Namespace> all = [] {
    std::vector<message::Namespace> spaces{{"soap", "http://schemas.xmlsoap.org/soap/envelope/"},
                                           {"soap12", "http://www.w3.org/2003/05/soap-envelope"},
                                           {"wsa", "http://www.w3.org/2005/08/addressing"},
                                           {"fwi", "http://bkwi.nl/SuwiML/FWI/v0205"},
                                           {"xsi", "http://www.w3.org/2001/XMLSchema-instance"}};
    for (const auto& service : kServices) {
      spaces.push_back({std::string{service.prefix}, std::string{service.uri}});
    }
    return spaces;
  }();
  return all;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace rodedraad::participatiewet::suwi
