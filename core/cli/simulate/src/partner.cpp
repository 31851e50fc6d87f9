#include "rodedraad/simulate/partner.h"

#include <stdexcept>
#include <string>

#include "duo.h"
#include "duo_population.h"
#include "participatiewet.h"
#include "rodedraad/simulate/simulate.h"
#include "rodedraad/simulate/story.h"
#include "vluchtelingenwerk.h"

namespace rodedraad::simulate {

std::vector<std::string_view> partners() { return {"duo", "participatiewet", "vluchtelingenwerk"}; }

std::vector<sdk::Pair> Partner::headers(const sdk::Message& /*request*/) const { return {}; }

std::unique_ptr<Partner> make_partner(std::string_view name, const std::filesystem::path& story,
                                      const model::Clock& clock) {
  if (name == "duo") {
    if (story.empty()) return std::make_unique<Duo>(Population{}, clock);
    const std::chrono::sys_days today{model::dutch_day(clock.now())};
    return std::make_unique<Duo>(Population{read_duo_story(story, today)}, clock);
  }
  if (!story.empty()) {
    throw std::invalid_argument("only duo takes a story, not " + std::string{name});
  }
  if (name == "participatiewet") return std::make_unique<Participatiewet>();
  if (name == "vluchtelingenwerk") return std::make_unique<Vluchtelingenwerk>();
  throw std::invalid_argument("there is no simulator for " + std::string{name});
}

}  // namespace rodedraad::simulate
