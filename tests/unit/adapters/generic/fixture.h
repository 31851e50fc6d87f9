#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/generic/adapter.h"

namespace rodedraad::tests {

/// A taalaanbieder that reports hours: the mapping of its messages, and a request to it.
inline constexpr const char* kTaal = R"(<mapping xmlns="urn:rodedraad:config:1" adapter="generic">
  <namespace prefix="t" uri="urn:taal"/>
  <table id="soort" unknown="keep"><row code="UREN" value="voortgang"/></table>
  <table id="gemeente" unknown="keep"><row code="Dordrecht" value="0505"/></table>
  <message kind="voortgang">
    <identifier type="vNummer" select="vnummer"/>
    <identifier type="bsn" select="bsn"/>
    <each select="uren/item | self::row | t:uur" key="id | @id">
      <field path="activiteit.datum" select="datum" form="dd-mm-yyyy" required="true"/>
      <field path="activiteit.uren" select="aantal"/>
    </each>
  </message>
  <template kind="verzoek" format="json" method="PUT" target="/deelnemers/{inburgeraar.vNummer}">
    <element name="nummer" from="id"/>
    <element name="route" field="pip.leerroute"/>
  </template>
</mapping>)";

class Generic : public testing::Test {
 protected:
  static std::vector<sdk::Pair> settings(std::vector<sdk::Pair> more = {}) {
    std::vector<sdk::Pair> all{{"mapping", kTaal}};
    bool has_municipality = false;
    for (auto& each : more) {
      has_municipality = has_municipality || each.name.starts_with("municipality");
      all.push_back(std::move(each));
    }
    if (!has_municipality) all.push_back({"municipality", "0505"});
    return all;
  }

  static generic::Adapter with(std::vector<sdk::Pair> more) {
    static const StillHost host{0};
    return generic::Adapter{host.host(), settings(std::move(more))};
  }

  static sdk::Message posted(std::string body, std::string media_type = "application/json") {
    sdk::Message message;
    message.method = "POST";
    message.target = "/";
    message.media_type = std::move(media_type);
    message.body = std::move(body);
    return message;
  }

  static sdk::Decoded decoded(const generic::Adapter& adapter, sdk::Message message) {
    message.kind = adapter.admit(message).kind;
    return adapter.decode(message);
  }

  static sdk::EncodeRequest request(const std::string& kind, std::vector<sdk::FieldValue> fields) {
    return {kind,
            "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003",
            "00000099000000001505",
            "",
            "0505",
            "2026-05-01T09:00:00+02:00",
            std::move(fields)};
  }
};

/// The wijkteam of the ready-made configuration.
class Wijkteam : public Generic {
 protected:
  static generic::Adapter adapter(std::vector<sdk::Pair> more = {}) {
    static const StillHost host{0};
    std::vector<sdk::Pair> all{{"mapping", shipped_mapping("wijkteam")},
                               {"envelope", "cloudevents"},
                               {"municipality", "0505"}};
    all.insert(all.end(), more.begin(), more.end());
    return generic::Adapter{host.host(), all};
  }

  static sdk::Message event(std::string body) {
    return posted(std::move(body), "application/cloudevents+json");
  }
};

}  // namespace rodedraad::tests
