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

constexpr const char* kPatient =
    R"(<setting name="keep">64</setting><setting name="timeout">300s</setting>)";

/// What every signature leads to besides the registration at DUO, so that each has two targets.
constexpr const char* kFeedback = R"(<?xml version="1.0" encoding="UTF-8"?>
<workflow xmlns="urn:rodedraad:config:1" id="meting" law="wi2021">
  <rule id="terugkoppelen">
    <on changed="pvt.datumOndertekening"/>
    <when><field path="pvt.status" equals="ondertekend"/></when>
    <send message="vwn.terugkoppeling" to="connection:vluchtelingenwerk" purpose="wi2021-13-pvt"/>
  </rule>
</workflow>
)";

}  // namespace

void copy_spine_without_limits(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
  // What goes to partners that nobody plays here would only pile up.
  std::istringstream left_out{read_file(RODEDRAAD_SPINE)};
  for (std::string name; left_out >> name;) std::filesystem::remove(to / name);
  const std::regex limit{R"(<limit [^>]*/>)"};
  const std::regex keep{R"(<setting name="keep">[^<]*</setting>)"};
  // A partner that is held up on purpose is waited for.
  const std::regex timeout{R"(<setting name="timeout">[^<]*</setting>)"};
  for (const auto& entry : std::filesystem::directory_iterator{to / "connections"}) {
    auto text = read_file(entry.path());
    text = std::regex_replace(text, limit, R"(<limit inflight="64"/>)");
    text = std::regex_replace(text, keep, "");
    text = std::regex_replace(text, timeout, kPatient);
    std::ofstream{entry.path()} << text;
  }
}

void add_feedback(const std::filesystem::path& config) {
  std::ofstream{config / "workflows" / "meting.xml"} << kFeedback;
}

}  // namespace rodedraad::bench
