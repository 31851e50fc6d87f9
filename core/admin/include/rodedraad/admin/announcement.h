#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace rodedraad::admin {

/// What a running hub tells other processes: hub.json in its data folder, and the ready file.
struct Announcement {
  int pid = 0;
  std::string revision;
  std::string admin;
  std::map<std::string, std::string> listeners;

  std::string json() const;
  /// Nothing when the file is not there or is no announcement.
  static std::optional<Announcement> read(const std::filesystem::path& file);
};

/// Writes a file so that a reader sees all of it or nothing. Throws std::runtime_error.
void write_whole(const std::filesystem::path& file, const std::string& text, bool secret = false);

}  // namespace rodedraad::admin
