#include "spine.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

namespace rodedraad::bench {

namespace {

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

void copy_spine_without_limits(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
  // What goes to partners that nobody plays here would only pile up.
  std::istringstream left_out{read_file(RODEDRAAD_SPINE)};
  for (std::string name; left_out >> name;) std::filesystem::remove(to / name);
  const std::regex limit{R"(<limit [^>]*/>)"};
  const std::regex keep{R"(<setting name="keep">[^<]*</setting>)"};
  const std::regex timeout{R"(<setting name="timeout">)"};
  for (const auto& entry : std::filesystem::directory_iterator{to / "connections"}) {
    auto text = read_file(entry.path());
    text = std::regex_replace(text, limit, R"(<limit inflight="64"/>)");
    text = std::regex_replace(text, keep, "");
    text = std::regex_replace(text, timeout,
                              R"(<setting name="keep">64</setting><setting name="timeout">)");
    std::ofstream{entry.path()} << text;
  }
}

}  // namespace rodedraad::bench
