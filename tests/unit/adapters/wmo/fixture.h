#pragma once

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/stuf/base64.h"
#include "rodedraad/wmo/adapter.h"

namespace rodedraad::tests {

inline constexpr const char* kGgkReference = "1b4e28ba-2fa1-4d2e-883f-0016d3cca427";
inline constexpr const char* kDelivery = "019d0a3c-5a44-7a9d-9d4f-1b6f2a7c0002";
inline constexpr const char* kCreated = "2026-08-03T09:15:27+02:00";

inline constexpr std::array<const char*, 6> kHeenKinds{"wmo301", "wmo305", "wmo307",
                                                       "wmo315", "wmo317", "wmo319"};
inline constexpr std::array<const char*, 6> kRetourKinds{"wmo302", "wmo306", "wmo308",
                                                         "wmo316", "wmo318", "wmo320"};

/// The adapter with the mapping that the project ships.
class Wmo : public testing::Test {
 protected:
  static std::vector<sdk::Pair> settings(std::vector<sdk::Pair> more = {}) {
    more.push_back({"mapping", shipped_mapping("wmo")});
    return more;
  }

  static sdk::Message posted(std::string body, std::string kind = {}) {
    sdk::Message message;
    message.kind = std::move(kind);
    message.method = "POST";
    message.media_type = "text/xml";
    message.body = std::move(body);
    return message;
  }

  static std::string sample(const std::string& name) { return golden("wmo", name); }

  /// Of the sample of a kind, with \p from replaced by \p to wherever it stands.
  static std::string changed(const std::string& name, std::string_view from, std::string_view to) {
    return replaced(sample(name), from, to);
  }

  static std::string replaced(std::string text, std::string_view from, std::string_view to) {
    std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    for (; at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
    return text;
  }

  /// In the GGk envelope: a retour when there is a cross reference.
  static std::string enveloped(const std::string& document, const std::string& function,
                               const std::string& cross = {}) {
    const std::string name =
        cross.empty() ? "envelopHeenbericht-ggk_Di01" : "envelopRetourbericht-ggk_Du01";
    const bool from_municipality = function == "WMO301" || function == "WMO319" ||
                                   (!cross.empty() && function != "WMO302" && function != "WMO320");
    const std::string sender = from_municipality ? "0505" : "41410099";
    const std::string receiver = from_municipality ? "41410099" : "0505";
    return "<g:" + name +
           " xmlns:g=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\" "
           "xmlns=\"http://www.egem.nl/StUF/StUF0301\">"
           "<g:stuurgegevens><berichtcode>" +
           (cross.empty() ? "Di01" : "Du01") + "</berichtcode><zender><organisatie>" + sender +
           "</organisatie><applicatie>Eigen &amp; Applicatie</applicatie></zender><ontvanger>"
           "<organisatie>" +
           receiver + "</organisatie><applicatie>GGk</applicatie></ontvanger><referentienummer>" +
           kGgkReference + "</referentienummer><tijdstipBericht>20260312090501</tijdstipBericht>" +
           (cross.empty() ? "" : "<crossRefnummer>" + cross + "</crossRefnummer>") + "<functie>" +
           function +
           "</functie></g:stuurgegevens><g:parameters><g:applicatieVersie>0001</g:applicatieVersie>"
           "<g:applicatieSubversie>0000</g:applicatieSubversie><g:functieVersie>0003"
           "</g:functieVersie><g:functieSubversie>0002</g:functieSubversie><g:bericht>"
           "<g:xmlBestand>" +
           stuf::to_base64(document) + "</g:xmlBestand></g:bericht></g:parameters></g:" + name +
           ">";
  }

  static sdk::Known known(std::vector<sdk::FieldValue> fields = {}) {
    return {true, "2026-08-03", std::move(fields)};
  }

  /// What both looks at a message say, with the responses.
  static std::string all(const wmo::Adapter& adapter, const sdk::Message& message,
                         const sdk::Known& history) {
    return said(adapter.decode(message)) + "--\n" + said(adapter.relate(message, history));
  }

  static std::string said(const sdk::Decoded& decoded) {
    std::string out = render(decoded);
    for (const auto& response : decoded.responses) {
      out += "response " + response.kind + "\n";
      for (const auto& field : response.fields) {
        if (!field.key.empty()) out += "  " + field.key + " " + field.value + "\n";
      }
    }
    return out;
  }

  static sdk::EncodeRequest request(const sdk::Response& response) {
    return {response.kind, kDelivery, {}, {}, "0505", kCreated, response.fields};
  }

  /// The codes of the findings.
  static std::vector<std::string> codes(const std::vector<sdk::Finding>& findings) {
    std::vector<std::string> all;
    for (const auto& finding : findings) all.push_back(finding.code);
    return all;
  }

  StillHost host_{1'785'741'327'000};  // 2026-08-03T09:15:27+02:00
  wmo::Adapter adapter_{host_.host(), settings()};
  wmo::Adapter answering_{host_.host(), settings({{"retour", "versturen"}})};
  wmo::Adapter strict_{host_.host(), settings({{"retour", "versturen"}, {"volgorde", "streng"}})};
};

}  // namespace rodedraad::tests
