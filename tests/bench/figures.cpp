#include "figures.h"

namespace rodedraad::bench {

void figure(benchmark::State& state, std::string_view name, std::string_view unit, double value,
            const std::optional<Limit>& limit) {
  const auto counter = std::string{name} + " [" + std::string{unit} + "]";
  state.counters[counter] = value;
  if (limit) state.counters[counter + " of " + limit->name] = limit->value;
}

}  // namespace rodedraad::bench
