#include <stdlib.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "check.h"
#include "rodedraad/config/config.h"

namespace {

using namespace rodedraad;
namespace fs = std::filesystem;

constexpr std::array kFiles{"hub.xml", "region.xml", "purposes.xml", "deadlines.xml"};

/// A copy of the smallest configuration, of which one file is another each time.
const fs::path& folder() {
  static const fs::path made = [] {
    std::string name = (fs::temp_directory_path() / "rodedraad-fuzz-XXXXXX").string();
    const fs::path result = ::mkdtemp(name.data());
    fs::copy(MINIMAL_CONFIG, result, fs::copy_options::recursive);
    return result;
  }();
  return made;
}

void put(const std::string& file, std::string_view bytes) {
  std::ofstream{folder() / file, std::ios::binary} << bytes;
}

}  // namespace

/// Whatever a configuration file holds: it is loaded, or each finding says what and where. The last
/// byte chooses the file.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string file = kFiles.at(data[size - 1] % kFiles.size());
  put(file, fuzz::view(data, size - 1));
  const auto loaded = config::load(folder(), {}, {});
  for (const auto& finding : loaded.findings) {
    fuzz::check(!finding.code.empty() && !finding.text.empty());
  }
  fs::copy_file(fs::path{MINIMAL_CONFIG} / file, folder() / file,
                fs::copy_options::overwrite_existing);
  return 0;
}
