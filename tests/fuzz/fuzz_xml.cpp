#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace rodedraad;
  static const std::vector<message::Namespace> kSpaces{{"b", "urn:b"}, {"", "urn:none"}};
  fuzz::check_parsed(message::parse_xml(fuzz::view(data, size), kSpaces));
  return 0;
}
