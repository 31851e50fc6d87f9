#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace rodedraad;
  const std::string_view bytes = fuzz::view(data, size);
  for (const char separator : {';', ',', '\t'}) {
    fuzz::check_parsed(message::parse_csv(bytes, {.separator = separator}));
  }
  return 0;
}
