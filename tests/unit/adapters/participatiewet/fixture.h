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

  static sdk::EncodeRequest request(const std::string& kind, std::vector<sdk::FieldValue> fields) {
    return {kind,
            "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0004",
            "00000099000000001505",
            "",
            "0505",
            "2026-05-01T09:00:00+02:00",
            std::move(fields)};
  }

  StillHost host_{0};
  std::vector<sdk::Pair> settings_{{"mapping", shipped_mapping("participatiewet")}};
  participatiewet::Adapter adapter_{host_.host(), settings_};
};

}  // namespace rodedraad::tests
