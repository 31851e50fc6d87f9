#include "duo_answers.h"

#include <array>

namespace rodedraad::bench {

namespace {

struct Resource {
  std::string_view path;
  const char* body;
};

constexpr std::array kResources{
    Resource{"inburgeringsplicht",
             R"({"indicatorInburgeringsplicht":true,"begindatum":"2025-03-03",)"
             R"("datumKennisgevingInburgeringsplicht":"2025-03-03"})"},
    Resource{"doelgroep", R"({"indeling":"Asielstatushouder","begindatum":"2025-03-03",)"
                          R"("gedetailleerdeDoelgroep":"Asielstatushouder"})"},
    Resource{
        "examens/resultaten",
        R"([{"examendatum":"2025-09-01","resultaat":"Geslaagd","onderdeel":"KNM","niveau":"A2"}])"},
    Resource{
        "examens/gratispogingen",
        R"([{"onderdeel":"KNM","gratisPogingenTegoed":2},{"onderdeel":"LE","gratisPogingenTegoed":2}])"},
};

}  // namespace

const char* duo_answer(std::string_view what) {
  for (const auto& resource : kResources) {
    if (resource.path == what) return resource.body;
  }
  return nullptr;
}

}  // namespace rodedraad::bench
