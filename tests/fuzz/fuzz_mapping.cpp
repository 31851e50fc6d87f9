#include "check.h"
#include "rodedraad/message/mapping.h"

namespace {

using namespace rodedraad;

void check_decoded(const sdk::Decoded& decoded) {
  for (const sdk::DecodedFact& fact : decoded.facts) {
    fuzz::check(!fact.field.path.empty() && (fact.withdrawn || !fact.field.value.empty()));
  }
  for (const sdk::Identifier& identifier : decoded.identifiers) {
    fuzz::check(!identifier.type.empty() && !identifier.value.empty());
  }
  for (const sdk::Finding& finding : decoded.findings) {
    fuzz::check(!finding.code.empty() && !finding.text.empty());
  }
}

void check_findings(const std::vector<message::MappingFinding>& findings) {
  fuzz::check(!findings.empty());
  for (const message::MappingFinding& finding : findings) {
    fuzz::check(finding.line >= 1 && finding.column >= 1 && !finding.text.empty());
  }
}

}  // namespace

/// The input is a mapping file, and after the first NUL, if there is one, a JSON message.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes = fuzz::view(data, size);
  const std::size_t nul = std::min(bytes.find('\0'), size);
  const auto mapping = message::Mapping::compile(bytes.substr(0, nul));
  if (!mapping) {
    check_findings(mapping.error());
    return 0;
  }
  const message::Parsed tree = message::parse_json(
      nul == size ? R"({"a":{"b":"1","d":"20260302"},"l":[{"k":"x","v":1},{"k":"y","v":2}]})"
                  : bytes.substr(nul + 1));
  if (!tree) return 0;
  for (const std::string& kind : mapping->kinds()) {
    sdk::Decoded decoded;
    mapping->apply(kind, tree->root(), decoded);
    check_decoded(decoded);
  }
  return 0;
}
