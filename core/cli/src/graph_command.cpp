#include <iostream>

#include "commands.h"
#include "installation.h"
#include "rodedraad/graph/drawing.h"

namespace rodedraad::cli {

int draw_graph(const Place& place, const GraphOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto drawings =
      graph::draw(installation.config(), installation.plugins().catalogue(), options.workflow);
  if (drawings.empty()) {
    throw Stop(kUsage, options.workflow.empty()
                           ? "de configuratie heeft geen workflows"
                           : "er is geen workflow " + options.workflow + " in de configuratie");
  }
  std::cout << (options.format == "svg"    ? graph::svg(drawings)
                : options.format == "json" ? graph::json(drawings)
                                           : graph::mermaid(drawings));
  return kOk;
}

}  // namespace rodedraad::cli
