#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/participatiewet/adapter.h"

namespace rodedraad::tests {

/// The adapter with the mapping that the project ships.
class Participatiewet : public testing::Test {
 protected:
  static sdk::Message posted(std::string body) {
    sdk::Message message;
    message.method = "POST";
    message.target = "/pw/berichten";
    message.media_type = "application/json";
    message.body = std::move(body);
    return message;
  }

  /// An event with these members after those that every event has.
  static sdk::Message event(const std::string& kind, const std::string& members) {
    return posted(R"({"berichttype":")" + kind +
                  R"(","versie":"1.0","berichtId":"0C1E8A7A-7F2E-4D0A-9C53-2AD5EE2C0001",)"
                  R"("tijdstip":"2026-02-09T11:00:00+01:00","gemeentecode":"0505",)"
                  R"("bsn":"999990019",)" +
                  members + "}");
  }

  /// What a partner answered to a question, as the hub gives it to decode.
  static sdk::Message answered(std::string kind, std::string body) {
    sdk::Message message;
    message.kind = std::move(kind);
    message.method = "ANSWER";
    message.media_type = "text/xml";
    message.body = std::move(body);
    return message;
  }

  /// An answer of Bijstandsregelingen about 999990019 with these elements in ClientSuwi.
  static std::string bijstand(const std::string& elements, const std::string& behind = {}) {
    return R"(<s:BijstandsregelingenInfoResponse )"
           R"(xmlns:s="http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen/v0500" )"
           R"(xmlns:f="http://bkwi.nl/SuwiML/FWI/v0205"><ClientSuwi>)"
           R"(<Burgerservicenr>999990019</Burgerservicenr>)" +
           elements + "</ClientSuwi>" + behind + "</s:BijstandsregelingenInfoResponse>";
  }

  static sdk::EncodeRequest request(const std::string& kind, std::vector<sdk::FieldValue> fields) {
    return {kind,
            "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0004",
            "00000099000000001505",
            "00000004000000044000",
            "0505",
            "2026-05-01T09:00:00+02:00",
            std::move(fields)};
  }

  /// The adapter with one more setting.
  participatiewet::Adapter adapter_with(const std::string& name, const std::string& value) const {
    auto settings = settings_;
    settings.push_back({name, value});
    return participatiewet::Adapter{host_.host(), settings};
  }

  StillHost host_{0};
  std::vector<sdk::Pair> settings_{{"mapping", shipped_mapping("participatiewet")}};
  participatiewet::Adapter adapter_{host_.host(), settings_};
  participatiewet::Adapter lenient_ = adapter_with("streng", "false");
};

inline const std::string kBron =
    "<Bron><CdKolomSuwi>1</CdKolomSuwi><CdPartijSuwi>0001</CdPartijSuwi></Bron>";

/// An AanvraagUitkering; \p decision is empty or two digits.
inline std::string aanvraag(const std::string& day, const std::string& decision = {},
                            const std::string& act = "PW") {
  return "<AanvraagUitkering><DatAanvraagUitkering>" + day +
         "</DatAanvraagUitkering><SzWet><CdSzWet>" + act + "</CdSzWet></SzWet>" +
         (decision.empty()
              ? ""
              : "<BeslissingOpAanvraagUitkering><CdBeslissingOpAanvraagUitkering>" + decision +
                    "</CdBeslissingOpAanvraagUitkering>"
                    "</BeslissingOpAanvraagUitkering>") +
         kBron + "</AanvraagUitkering>";
}

/// An Uitkeringsverhouding; \p end may be empty, \p measures are MaatregelMbtUitkering.
inline std::string uitkering(const std::string& begin, const std::string& end = {},
                             const std::string& measures = {}, const std::string& act = "PW") {
  return "<Uitkeringsverhouding><DatBUitkeringsverhouding>" + begin +
         "</DatBUitkeringsverhouding>" +
         (end.empty() ? "" : "<DatEUitkeringsverhouding>" + end + "</DatEUitkeringsverhouding>") +
         "<SzWet><CdSzWet>" + act + "</CdSzWet></SzWet><Uitkeringsperiode><DatBUitkeringsperiode>" +
         begin + "</DatBUitkeringsperiode>" + measures + "</Uitkeringsperiode>" + kBron +
         "</Uitkeringsverhouding>";
}

/// The value that \p decoded says of a field that does not repeat; empty when it says none.
inline std::string said(const sdk::Decoded& decoded, std::string_view path) {
  for (const auto& fact : decoded.facts) {
    if (!fact.withdrawn && fact.field.path == path) return fact.field.value;
  }
  return {};
}

}  // namespace rodedraad::tests
