#pragma once

#include <map>
#include <set>
#include <string>

#include "effects.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {

/// A zaaksysteem with the part of the Zaken API 1.5 that the hub uses: /zaken, /statussen and
/// /rollen. Its addresses start with https://zaaksysteem.example/zaken/api/v1, wherever it listens.
class Zaaksysteem final : public Partner {
 public:
  sdk::Answer answer(const sdk::Message& request) override;
  std::vector<sdk::Pair> headers(const sdk::Message& request) const override;
  void forget() override { effects_.forget(); }
  std::string effects() const override { return effects_.json(); }

 private:
  sdk::Answer open(const sdk::Message& request, const std::string& number,
                   const std::string& members);
  sdk::Answer add(const sdk::Message& request, const std::string& zaak, const std::string& members);
  sdk::Answer get(const sdk::Message& request);

  std::set<std::string> numbers_;                 ///< identificatie of each zaak
  std::map<std::string, std::string> resources_;  ///< path to its JSON
  Effects effects_;
};

}  // namespace rodedraad::simulate
