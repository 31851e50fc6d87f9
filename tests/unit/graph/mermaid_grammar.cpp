#include "mermaid_grammar.h"

#include <regex>
#include <sstream>
#include <stdexcept>

namespace rodedraad::graph::testing {

namespace {

/// Text between quotes: no quote, no markup of Mermaid's own, and of HTML only a line break.
const std::string kText = R"re("((?:[^"<>#&`\\]|#(?:quot|lt|gt|amp|35|96|92);|<br/>)+)")re";

}  // namespace

Flowchart parse_flowchart(const std::string& text) {
  static const std::regex subgraph{R"re(\s*subgraph (\w+)\[)re" + kText + R"re(\])re"};
  static const std::regex node{R"re(\s*(\w+)(\(\[|\[\[|\[/|\[|>|\{\{|\()re" + (")" + kText) +
                               R"re((\]\)|\]\]|/\]|\]|\}\}|\)))re"};
  static const std::regex edge{R"re(\s*(\w+) (?:-->|-\.->)(?:\|)re" + kText + R"re(\|)? (\w+))re"};
  static const std::map<std::string, std::string> closing{
      {"([", "])"}, {"[[", "]]"}, {"[/", "/]"}, {"[", "]"}, {">", "]"}, {"{{", "}}"}, {"(", ")"}};
  Flowchart chart;
  std::istringstream in{text};
  std::string line;
  int number = 0, open = 0;
  std::smatch found;
  while (std::getline(in, line)) {
    ++number;
    const auto refuse = [&] {
      throw std::runtime_error{"line " + std::to_string(number) + ": " + line};
    };
    if (number == 1) {
      if (line != "flowchart LR") refuse();
    } else if (line == "  end") {
      if (--open < 0) refuse();
    } else if (std::regex_match(line, found, subgraph)) {
      ++open;
      ++chart.subgraphs;
    } else if (std::regex_match(line, found, edge)) {
      chart.edges.emplace_back(found[1], found[3]);
    } else if (std::regex_match(line, found, node) && closing.at(found[2]) == found[4]) {
      // "end" in small letters is a word of the language.
      if (found[1] == "end" || !chart.nodes.emplace(found[1], found[3]).second) refuse();
    } else {
      refuse();
    }
  }
  if (open != 0) throw std::runtime_error{"a subgraph is not closed"};
  for (const auto& [from, to] : chart.edges) {
    if (!chart.nodes.contains(from) || !chart.nodes.contains(to)) {
      throw std::runtime_error{"an arrow leads to a box that is not there"};
    }
  }
  return chart;
}

}  // namespace rodedraad::graph::testing
