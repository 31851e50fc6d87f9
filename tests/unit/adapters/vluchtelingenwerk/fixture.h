#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "golden.h"
#include "host.h"
#include "render.h"
#include "rodedraad/vluchtelingenwerk/adapter.h"

namespace rodedraad::tests {

/// The adapter with the mapping that the project ships, on 1 May 2026.
class Vluchtelingenwerk : public testing::Test {
 protected:
  static sdk::Message posted(std::string body) {
    sdk::Message message;
    message.method = "POST";
    message.target = "/vwn/berichten";
    message.media_type = "application/json";
    message.body = std::move(body);
    return message;
  }

  static sdk::Message dropped(std::string body) {
    sdk::Message message;
    message.method = "DROP";
    message.target = "vwn_levering_20260430.csv";
    message.media_type = "text/csv";
    message.body = std::move(body);
    return message;
  }

  /// A message of its kind, as the hub gives it back after it was admitted.
  sdk::Message admitted(sdk::Message message) const {
    message.kind = adapter_.admit(message).kind;
    return message;
  }

  /// The row of a delivery with these cells, as the hub gives it.
  static sdk::Message row(const std::string& cells) {
    auto message = dropped(
        "recordtype;mutatiesoort;berichtId;gemeentecode;clientnummer;bsn;vnummer;geboortedatum;"
        "trajectnummer;fase;status;startdatum;einddatum;reden_einde;contactmomenten;pvt_status;"
        "pvt_datum_ondertekening;pvt_bijeenkomsten_aanwezig;pvt_bijeenkomsten_totaal;"
        "opmerking\r\n" +
        cells + "\r\n");
    message.kind = "levering.rij";
    message.headers = {{"rij", "7"}};
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

  StillHost host_{1'777'593'600'000};  // 2026-05-01T00:00:00Z
  std::vector<sdk::Pair> settings_{{"mapping", shipped_mapping("vluchtelingenwerk")}};
  vluchtelingenwerk::Adapter adapter_{host_.host(), settings_};
};

}  // namespace rodedraad::tests
