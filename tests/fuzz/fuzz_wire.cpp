#include "check.h"
#include "frames.h"

namespace {

using namespace rodedraad;

/// What can be read whole is written as the same bytes: there is one way to say each thing.
template <class T>
void read_as(std::string_view bytes) {
  T value;
  plugin::Reader reader{bytes};
  reader(value);
  if (!reader.whole()) return;
  fuzz::check(plugin::written(value) == bytes);
}

}  // namespace

/// The first byte chooses what a plugin in a process of its own is asked; the rest is its answer.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const auto bytes = fuzz::view(data + 1, size - 1);
  switch (data[0] % 8U) {
    case 0:
      read_as<plugin::Result<config::PluginInfo>>(bytes);
      break;
    case 1:
      read_as<plugin::Result<sdk::Admission>>(bytes);
      break;
    case 2:
      read_as<plugin::Result<sdk::Answer>>(bytes);
      break;
    case 3:
      read_as<plugin::Result<sdk::Decoded>>(bytes);
      break;
    case 4:
      read_as<plugin::Result<std::vector<sdk::Finding>>>(bytes);
      break;
    case 5:
      read_as<plugin::Result<sdk::Message>>(bytes);
      break;
    case 6:
      read_as<plugin::Result<sdk::Judgement>>(bytes);
      break;
    default:
      read_as<std::vector<plugin::Logged>>(bytes);
  }
  return 0;
}
