#include <algorithm>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::workflow {

const config::Organisation* organisation_for(const config::Region& region,
                                             std::string_view municipality, std::string_view task,
                                             std::chrono::year_month_day day) {
  const auto* place = region.municipality(municipality);
  if (place == nullptr) return nullptr;
  // Canonical dates sort as text.
  const auto today = model::Date{day}.text();
  const auto mandate = std::find_if(place->mandates.begin(), place->mandates.end(),
                                    [&](const config::Mandate& candidate) {
                                      return candidate.task == task && candidate.from <= today &&
                                             (candidate.to.empty() || today <= candidate.to);
                                    });
  return mandate == place->mandates.end() ? nullptr : region.organisation(mandate->organisation);
}

}  // namespace rodedraad::workflow
