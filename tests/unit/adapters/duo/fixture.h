#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/duo/adapter.h"

namespace rodedraad::tests {

inline constexpr const char* kDuoOin = "00000099000000002000";
inline constexpr const char* kDordrechtOin = "00000099000000001505";
inline constexpr const char* kBerichtId = "6F1E0D3C-5a44-4a9d-9d4f-1b6f2a7c0001";

/// The adapter with the mapping that the project ships.
class Duo : public testing::Test {
 protected:
  static std::vector<sdk::Pair> settings() {
    return {{"mapping", shipped_mapping("duo")}, {"oin", kDuoOin}};
  }

  /// A notification as DUO posts it.
  static sdk::Message notification(const std::string& body) {
    sdk::Message message;
    message.method = "POST";
    message.target = "/v1/notificaties";
    message.media_type = "application/json";
    message.headers = {{"bron", kDuoOin}, {"doel", kDordrechtOin}, {"berichtId", kBerichtId}};
    message.body = body;
    return message;
  }

  /// Content of an answer of DUO, as the hub gives it back to the adapter.
  static sdk::Message content(const std::string& kind, const std::string& body) {
    sdk::Message message;
    message.kind = kind;
    message.media_type = "application/json";
    message.body = body;
    return message;
  }

  static sdk::EncodeRequest request(const std::string& kind, std::vector<sdk::FieldValue> fields) {
    return {kind,
            "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0002",
            kDordrechtOin,
            kDuoOin,
            "0505",
            "2026-05-01T09:00:00+02:00",
            std::move(fields)};
  }

  StillHost host_{1'777'593'600'000};  // 2026-05-01T00:00:00Z
  duo::Adapter adapter_{host_.host(), settings()};
};

}  // namespace rodedraad::tests
