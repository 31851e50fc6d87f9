#include <iostream>

#include "commands.h"
#include "find_case.h"
#include "json_view.h"
#include "open_store.h"
#include "read_record.h"
#include "text_view.h"

namespace rodedraad::cli {

int show_case(const Place& place, const CaseOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto id = find_case(reader, options);
  const auto file = id ? reader.case_file(*id) : std::nullopt;
  if (!file) {
    std::cerr << kNoCase;
    return kFound;
  }
  record_read(installation, place, {"case.read", file->file.id, file->file.municipality});
  const auto view = case_view(reader, *file, clock.now());
  if (place.json) {
    std::cout << boost::json::serialize(view) << '\n';
  } else {
    print_case(std::cout, view);
  }
  return kOk;
}

}  // namespace rodedraad::cli
