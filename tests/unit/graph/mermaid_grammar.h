#pragma once

#include <map>
#include <string>
#include <vector>

/// The part of Mermaid's flowchart grammar that a drawing may use.
namespace rodedraad::graph::testing {

struct Flowchart {
  std::map<std::string, std::string> nodes;  ///< id → label
  std::vector<std::pair<std::string, std::string>> edges;
  int subgraphs = 0;
};

/// Throws std::runtime_error with the number of the line that is no flowchart.
Flowchart parse_flowchart(const std::string& text);

}  // namespace rodedraad::graph::testing
