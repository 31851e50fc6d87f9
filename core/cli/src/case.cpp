#include <iostream>

#include "commands.h"
#include "json_view.h"
#include "open_store.h"
#include "rodedraad/sdk/identifiers.h"
#include "text_view.h"

namespace rodedraad::cli {

namespace {

std::optional<std::string> case_id(store::Reader& reader, const CaseOptions& options) {
  if (!options.id.empty()) return options.id;
  if (!options.bsn.empty()) {
    if (!sdk::is_bsn(options.bsn)) throw Stop(kUsage, "--bsn: dit is geen BSN (elfproef)");
    return reader.case_with({}, {"bsn", options.bsn});
  }
  const auto number = sdk::v_nummer(options.v_nummer);
  if (!number) throw Stop(kUsage, "--v-nummer: dit is geen V-nummer (hoogstens tien cijfers)");
  return reader.case_with({}, {"vNummer", *number});
}

}  // namespace

int show_case(const Place& place, const CaseOptions& options) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto id = case_id(reader, options);
  const auto file = id ? reader.case_file(*id) : std::nullopt;
  if (!file) {
    std::cerr << "er is geen zaak van deze persoon, of meer dan een: zoek dan met --id\n";
    return kFound;
  }
  const auto view = case_view(reader, *file, clock.now());
  if (place.json) {
    std::cout << boost::json::serialize(view) << '\n';
  } else {
    print_case(std::cout, view);
  }
  return kOk;
}

}  // namespace rodedraad::cli
