#include "config_files.h"

#include <Poco/DeflatingStream.h>
#include <Poco/InflatingStream.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace rodedraad::admin {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t{2} << 20U;

}  // namespace

ConfigFiles read_files(const fs::path& folder) {
  ConfigFiles files;
  std::error_code failed;
  for (fs::recursive_directory_iterator at{folder, failed}, end; !failed && at != end;
       at.increment(failed)) {
    if (at->is_directory(failed) && at->path().filename() == "scenarios") {
      at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file(failed) || at->path().extension() != ".xml") continue;
    if (fs::file_size(at->path(), failed) > kMostBytes) continue;
    std::ifstream in{at->path(), std::ios::binary};
    files[fs::relative(at->path(), folder, failed).generic_string()] = {
        std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

std::string pack(const ConfigFiles& files) {
  json::object object;
  for (const auto& [name, text] : files) object[name] = text;
  std::ostringstream out;
  Poco::DeflatingOutputStream deflating{out, Poco::DeflatingStreamBuf::STREAM_ZLIB};
  deflating << json::serialize(object);
  deflating.close();
  return out.str();
}

ConfigFiles unpack(const std::string& packed) {
  std::istringstream in{packed};
  Poco::InflatingInputStream inflating{in, Poco::InflatingStreamBuf::STREAM_ZLIB};
  const std::string text{std::istreambuf_iterator<char>{inflating}, {}};
  json::error_code failed;
  const auto value = json::parse(text, failed);
  if (failed || !value.is_object()) {
    throw std::runtime_error("the files of this revision cannot be read back");
  }
  ConfigFiles files;
  for (const auto& each : value.get_object()) {
    files[each.key()] = each.value().as_string();
  }
  return files;
}

void write_files(const ConfigFiles& files, const fs::path& folder) {
  fs::remove_all(folder);
  for (const auto& [name, text] : files) {
    const auto file = folder / name;
    fs::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    out << text;
    if (!out.flush()) throw std::runtime_error("file " + file.string() + " cannot be written");
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace rodedraad::admin
