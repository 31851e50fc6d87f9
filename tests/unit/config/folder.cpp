#include "folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "catalogue.h"

namespace rodedraad::config {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHub = R"(<hub xmlns="urn:rodedraad:config:1">
  <store url="sqlite:hub.db"/>
  <admin address="127.0.0.1:0"/>
  <listener id="partners" transport="http">
    <setting name="address">127.0.0.1:0</setting>
  </listener>
</hub>
)";

constexpr std::string_view kRegion = R"(<region xmlns="urn:rodedraad:config:1" name="Proef">
  <organisation id="gemeente" name="Gemeente"/>
  <organisation id="duo" name="DUO" oin="00000099000000002000"/>
  <municipality code="0505" name="Dordrecht" oin="00000099000000001505">
    <task name="pip pvt" by="gemeente" from="2022-01-01"/>
  </municipality>
</region>
)";

constexpr std::string_view kPurposes = R"(<purposes xmlns="urn:rodedraad:config:1">
  <purpose id="duo" article="art. 9.1" activity="https://register.example/duo" from="wi2021" to="wi2021">
    <allow>inburgeraar.bsn pvt.datumOndertekening</allow>
    <recipients>duo</recipients>
  </purpose>
</purposes>
)";

constexpr std::string_view kDeadlines = R"(<deadlines xmlns="urn:rodedraad:config:1">
  <deadline id="pip" title="PIP vaststellen">
    <rule id="T01" from="2022-01-01" article="art. 5.3" start="pip.dagtekening" length="10 weeks"/>
  </deadline>
</deadlines>
)";

constexpr std::string_view kConnection = R"(<connection xmlns="urn:rodedraad:config:1"
    id="duo" adapter="duo" organisation="duo">
  <setting name="mapping">duo</setting>
  <receive listener="partners" path="/duo"/>
  <transport name="http">
    <setting name="url">${DUO_URL:http://127.0.0.1:1}</setting>
  </transport>
  <ask purpose="duo"/>
</connection>
)";

constexpr std::string_view kMapping = R"(<mapping xmlns="urn:rodedraad:config:1" adapter="duo">
  <message kind="pvt">
    <field path="pvt.datumOndertekening" select="datum" form="yyyy-mm-dd"/>
  </message>
</mapping>
)";

constexpr std::string_view kWorkflow =
    R"(<workflow xmlns="urn:rodedraad:config:1" id="pvt" law="wi2021">
  <rule id="melden">
    <on changed="pvt.datumOndertekening"/>
    <send message="pvt.registreren" to="connection:duo" purpose="duo"/>
    <start deadline="pip"/>
  </rule>
</workflow>
)";

}  // namespace

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "rodedraad-config-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
  write("hub.xml", kHub);
  write("region.xml", kRegion);
  write("purposes.xml", kPurposes);
  write("deadlines.xml", kDeadlines);
  write("connections/duo.xml", kConnection);
  write("mappings/duo.xml", kMapping);
  write("workflows/pvt.xml", kWorkflow);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::write(const std::string& file, std::string_view text) const {
  const auto path = path_ / file;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

void Folder::remove(const std::string& file) const { fs::remove(path_ / file); }

void Folder::replace(const std::string& file, std::string_view before,
                     std::string_view after) const {
  std::ifstream in(path_ / file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto at = text.find(before);
  if (at == std::string::npos) throw std::logic_error("the text to replace is not in " + file);
  write(file, text.replace(at, before.size(), after));
}

Loaded Folder::load(const Variables& variables) const {
  return config::load(path_, variables, installed_plugins());
}

std::vector<std::string> Folder::codes(const Variables& variables) const {
  return codes_of(load(variables).findings);
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const auto& finding : findings) {
    auto text = to_string(finding);
    out.push_back(text.substr(0, text.find(finding.code) + finding.code.size()));
  }
  return out;
}

}  // namespace rodedraad::config
