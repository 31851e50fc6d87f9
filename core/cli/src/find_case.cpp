#include "find_case.h"

#include "installation.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::cli {

std::optional<std::string> find_case(store::Reader& reader, const CaseOptions& options) {
  if (!options.id.empty()) return options.id;
  if (!options.bsn.empty()) {
    if (!sdk::is_bsn(options.bsn)) throw Stop(kUsage, "--bsn: dit is geen BSN (elfproef)");
    return reader.case_with(options.municipality, {"bsn", options.bsn});
  }
  const auto number = sdk::v_nummer(options.v_nummer);
  if (!number) throw Stop(kUsage, "--v-nummer: dit is geen V-nummer (hoogstens tien cijfers)");
  return reader.case_with(options.municipality, {"vNummer", *number});
}

}  // namespace rodedraad::cli
