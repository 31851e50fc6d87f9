#include "rodedraad/simulate/partner.h"

#include <stdexcept>
#include <string>

#include "ddas.h"
#include "duo.h"
#include "duo_population.h"
#include "participatiewet.h"
#include "rodedraad/simulate/simulate.h"
#include "rodedraad/simulate/story.h"
#include "suwinet.h"
#include "vluchtelingenwerk.h"
#include "wijkteam.h"
#include "wmo.h"
#include "zaaksysteem.h"

namespace rodedraad::simulate {

std::vector<std::string_view> partners() {
  return {"ddas",     "duo", "participatiewet", "suwinet", "vluchtelingenwerk",
          "wijkteam", "wmo", "zaaksysteem"};
}

std::vector<sdk::Pair> Partner::headers(const sdk::Message& /*request*/) const { return {}; }

std::unique_ptr<Partner> make_partner(std::string_view name, const std::filesystem::path& story,
                                      const model::Clock& clock) {
  const std::chrono::sys_days today{model::dutch_day(clock.now())};
  if (name == "duo") {
    if (story.empty()) return std::make_unique<Duo>(Population{}, clock);
    return std::make_unique<Duo>(Population{read_duo_story(story, today)}, clock);
  }
  if (name == "ddas") return std::make_unique<Ddas>(story, clock);
  if (name == "suwinet") {
    return std::make_unique<Suwinet>(story.empty() ? made_up_dossiers(today)
                                                   : read_suwinet_story(story, today));
  }
  if (!story.empty()) {
    throw std::invalid_argument("only ddas, duo and suwinet take a story, not " +
                                std::string{name});
  }
  if (name == "participatiewet") return std::make_unique<Participatiewet>();
  if (name == "vluchtelingenwerk") return std::make_unique<Vluchtelingenwerk>();
  if (name == "wijkteam") return std::make_unique<Wijkteam>();
  if (name == "wmo") return std::make_unique<Wmo>(clock);
  if (name == "zaaksysteem") return std::make_unique<Zaaksysteem>();
  throw std::invalid_argument("there is no simulator for " + std::string{name});
}

}  // namespace rodedraad::simulate
