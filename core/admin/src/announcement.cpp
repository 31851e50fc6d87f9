#include "rodedraad/admin/announcement.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace rodedraad::admin {

namespace json = boost::json;

std::string Announcement::json() const {
  json::object places;
  for (const auto& [id, address] : listeners) places[id] = address;
  return json::serialize(json::object{
             {"pid", pid}, {"revision", revision}, {"admin", admin}, {"listeners", places}}) +
         "\n";
}

std::optional<Announcement> Announcement::read(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  json::error_code failed;
  const auto value = json::parse(text, failed);
  if (failed || !value.is_object()) return std::nullopt;
  const auto& object = value.as_object();
  Announcement result;
  try {
    result.pid = object.at("pid").to_number<int>();
    result.revision = object.at("revision").as_string();
    result.admin = object.at("admin").as_string();
    for (const auto& place : object.at("listeners").as_object()) {
      result.listeners[place.key()] = place.value().as_string();
    }
  } catch (const std::exception&) {
    return std::nullopt;
  }
  return result;
}

void write_whole(const std::filesystem::path& file, const std::string& text, bool secret) {
  const auto temporary = file.string() + ".new";
  const int descriptor =
      ::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, secret ? 0600 : 0644);
  const bool written = descriptor >= 0 && ::write(descriptor, text.data(), text.size()) ==
                                              static_cast<ssize_t>(text.size());
  if (descriptor >= 0) ::close(descriptor);
  if (!written || ::rename(temporary.c_str(), file.c_str()) != 0) {
    throw std::runtime_error("file " + file.string() + " cannot be written: check its folder");
  }
}

}  // namespace rodedraad::admin
