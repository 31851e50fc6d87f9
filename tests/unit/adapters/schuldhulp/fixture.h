#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/schuldhulp/adapter.h"

namespace rodedraad::tests {

/// The adapter with the mapping that the project ships.
class Schuldhulp : public testing::Test {
 protected:
  using Settings = std::vector<sdk::Pair>;

  static schuldhulp::Adapter adapter_with(Settings settings) {
    static const StillHost host{1'777'593'600'000};  // 2026-05-01T00:00:00Z
    settings.push_back({"mapping", shipped_mapping("schuldhulp")});
    return {host.host(), settings};
  }

  static sdk::Message posted(std::string body, std::string media_type = "application/json") {
    sdk::Message message;
    message.method = "POST";
    message.target = "/leveringen";
    message.media_type = std::move(media_type);
    message.body = std::move(body);
    return message;
  }

  static sdk::Message of_kind(std::string kind, std::string body) {
    sdk::Message message;
    message.kind = std::move(kind);
    message.body = std::move(body);
    return message;
  }

  /// A delivery with these members of one traject of a client with a test BSN.
  static std::string delivery(
      const std::string& members, const std::string& moment = "2026-05-16T06:00:00Z",
      const std::string& clients = R"({"Burgerservicenummer":"999994037"})") {
    return R"({"startdatumLevering":"2026-01-01","einddatumLevering":"2026-12-31",)"
           R"("aanleverdatumEnTijd":")" +
           moment +
           R"(","codeGegevensleverancier":"GL-1","leveringen":[{"teller":1,)"
           R"("aanleverende_organisatie":{"(Statutaire) Naam":"Gemeente"},"schuldhulptrajecten":[)"
           R"({"gemeentecode":"0505","client":[)" +
           clients + "]" + (members.empty() ? "" : "," + members) + "}]}]}";
  }

  /// The parts of a delivery, as the hub gives them back.
  std::vector<sdk::Message> parts(const std::string& body) const {
    return adapter_.decode(of_kind("ddas.levering", body)).parts;
  }

  /// What the only part of a delivery says.
  sdk::Decoded said(const std::string& body) const {
    const auto all = parts(body);
    if (all.size() != 1) throw std::logic_error("not one part");
    return adapter_.decode(all.front());
  }

  static std::string value(const sdk::Decoded& decoded, std::string_view path) {
    for (const auto& fact : decoded.facts) {
      if (fact.field.path == path) return fact.withdrawn ? "withdrawn" : fact.field.value;
    }
    return "";
  }

  schuldhulp::Adapter adapter_ = adapter_with({});
};

}  // namespace rodedraad::tests
