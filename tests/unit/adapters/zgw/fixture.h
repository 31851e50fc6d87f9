#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/zgw/adapter.h"

namespace rodedraad::tests {

/// The adapter with the mapping that the project ships, and one statustype.
class Zgw : public testing::Test {
 protected:
  static std::string mapping() {
    std::string text = shipped_mapping("zgw");
    const std::string row = R"(<row code="pip-vastgesteld" value=""/>)";
    text.replace(text.find(row), row.size(),
                 R"(<row code="pip-vastgesteld" value="https://ztc.example/statustypen/7"/>)");
    return text;
  }

  static std::vector<sdk::Pair> settings() {
    return {{"mapping", mapping()},
            {"api", "https://zaken.example/zaken/api/v1/"},
            {"rsin", "999990019"},
            {"zaaktype", "https://ztc.example/zaaktypen/1"},
            {"roltype", "https://ztc.example/roltypen/1"},
            {"municipality", "0505"}};
  }

  static std::string notification(const std::string& resource, const std::string& action) {
    return R"({"kanaal":"zaken","hoofdObject":"https://zaken.example/zaken/api/v1/zaken/z1",)"
           R"("resource":")" +
           resource +
           R"(","resourceUrl":"https://zaken.example/zaken/api/v1/statussen/s1","actie":")" +
           action +
           R"(","aanmaakdatum":"2026-04-09T10:05:00.123Z","kenmerken":{)"
           R"("bronorganisatie":"999990020","vertrouwelijkheidaanduiding":"openbaar"}})";
  }

  static sdk::Message posted(std::string body) {
    sdk::Message message;
    message.method = "POST";
    message.target = "/";
    message.media_type = "application/json";
    message.body = std::move(body);
    return message;
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

  sdk::Decoded decoded(const std::string& kind, std::string body) const {
    auto message = posted(std::move(body));
    message.kind = kind;
    return adapter_.decode(message);
  }

  const StillHost host_{0};
  const zgw::Adapter adapter_{host_.host(), settings()};
};

}  // namespace rodedraad::tests
