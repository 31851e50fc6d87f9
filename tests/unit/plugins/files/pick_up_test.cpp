#include <algorithm>
#include <atomic>
#include <fstream>

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "fixture.h"

namespace rodedraad::files {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PickUp : public Drop {
 protected:
  /// Runs the plugin until \p count files were offered and their answers carried out.
  std::vector<sdk::Message> offered(std::size_t count,
                                    const std::map<std::string, std::string>& more = {}) {
    Instance instance{host_, settings(more)};
    EXPECT_EQ(instance.start(), RD_OK) << static_cast<const char*>(instance.error().text);
    host_.offers(count);
    instance.stop();
    return host_.offers(count);
  }
};

std::vector<std::string> reasons(const std::vector<FakeHost::Event>& events) {
  std::vector<std::string> result;
  result.reserve(events.size());
  for (const auto& event : events) result.push_back(*sdk::find(event.fields, "reason"));
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_F(PickUp, hands_over_the_file_as_it_is) {
  const std::string bytes{"\xEF\xBB\xBFkop;\r\n\0\xFF;\n", 13};
  put("levering.csv", bytes);
  const auto offers = offered(1);
  ASSERT_EQ(offers.size(), 1U);
  EXPECT_EQ(offers[0].method, "DROP");
  EXPECT_EQ(offers[0].target, "levering.csv");
  EXPECT_EQ(offers[0].media_type, "text/csv");
  EXPECT_EQ(offers[0].body, bytes);
}

TEST_F(PickUp, archives_an_accepted_file_under_the_hubs_time) {
  put("levering.csv", "inhoud");
  offered(1);
  EXPECT_THAT(files("verwerkt"), ElementsAre("20260302T091527Z_levering.csv"));
  EXPECT_EQ(content("verwerkt/20260302T091527Z_levering.csv"), "inhoud");
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_THAT(files(".in-behandeling"), IsEmpty());
}

TEST_F(PickUp, archives_where_the_administrator_wants) {
  put("levering.csv", "inhoud");
  offered(1, {{"archive", "archief"}});
  EXPECT_EQ(files("archief").size(), 1U);
}

TEST_F(PickUp, sets_a_refused_file_apart) {
  host_.answers([](const sdk::Message&) { return 422; });
  put("levering.csv", "inhoud");
  offered(1);
  EXPECT_THAT(files("afgekeurd"), ElementsAre("20260302T091527Z_levering.csv"));
  EXPECT_THAT(files("verwerkt"), IsEmpty());
}

TEST_F(PickUp, offers_again_what_the_hub_could_not_store) {
  std::atomic<int> answers{0};
  host_.answers([&](const sdk::Message&) { return ++answers < 3 ? 503 : 202; });
  put("levering.csv", "inhoud");
  EXPECT_EQ(offered(3).size(), 3U);
  EXPECT_EQ(files("verwerkt").size(), 1U);
}

TEST_F(PickUp, lets_others_pass_a_file_that_always_fails) {
  host_.answers([](const sdk::Message& message) { return message.target == "a.csv" ? 500 : 202; });
  put("a.csv", "mislukt");
  put("b.csv", "lukt");
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  host_.offers(3);
  instance.stop();
  EXPECT_THAT(files("verwerkt"), ElementsAre("20260302T091527Z_b.csv"));
  EXPECT_THAT(files(".in-behandeling"), ElementsAre("a.csv"));
}

TEST_F(PickUp, offers_the_oldest_file_first) {
  const auto now = std::filesystem::file_time_type::clock::now();
  for (const auto& [name, age] :
       {std::pair{"a.csv", 1}, std::pair{"b.csv", 3}, std::pair{"c.csv", 2}}) {
    put(name, name);
    std::filesystem::last_write_time(folder_ / name, now - std::chrono::hours{age});
  }
  const auto offers = offered(3);
  EXPECT_EQ(offers[0].target, "b.csv");
  EXPECT_EQ(offers[1].target, "c.csv");
  EXPECT_EQ(offers[2].target, "a.csv");
}

TEST_F(PickUp, offers_again_what_a_crash_left_behind) {
  ASSERT_EQ(::mkdir((folder_ / ".in-behandeling").c_str(), 0700), 0);
  put(".in-behandeling/levering.csv", "van voor de storing");
  const auto offers = offered(1);
  EXPECT_EQ(offers[0].target, "levering.csv");
  EXPECT_EQ(offers[0].body, "van voor de storing");
  EXPECT_EQ(files("verwerkt").size(), 1U);
}

TEST_F(PickUp, keeps_both_files_of_one_name_in_the_order_they_came) {
  ASSERT_EQ(::mkdir((folder_ / ".in-behandeling").c_str(), 0700), 0);
  put(".in-behandeling/levering.csv", "oud");
  put("levering.csv", "nieuw");
  const auto offers = offered(2);
  EXPECT_EQ(offers[0].body, "oud");
  EXPECT_EQ(offers[1].body, "nieuw");
  EXPECT_THAT(files("verwerkt"),
              ElementsAre("20260302T091527Z-2_levering.csv", "20260302T091527Z_levering.csv"));
}

TEST_F(PickUp, offers_again_a_file_that_changed_while_the_hub_stored_it) {
  std::atomic<int> answers{0};
  host_.answers([&](const sdk::Message& message) {
    if (++answers == 1) {
      std::ofstream{folder_ / ".in-behandeling" / message.target, std::ios::app} << ", en de rest";
    }
    return 202;
  });
  put("levering.csv", "de helft");
  const auto offers = offered(2);
  EXPECT_EQ(offers[0].body, "de helft");
  EXPECT_EQ(offers[1].body, "de helft, en de rest");
  EXPECT_THAT(files("verwerkt"), ElementsAre("20260302T091527Z_levering.csv"));
  EXPECT_EQ(host_.events("files.changed_late").size(), 1U);
}

TEST_F(PickUp, leaves_alone_what_is_not_for_the_hub) {
  const std::vector<std::string> names{".verborgen.csv",
                                       "~a.csv",
                                       "a.csv~",
                                       "a.tmp",
                                       "b.csv.part",
                                       "gegevens.xml",
                                       "vorige_resultaat.csv",
                                       "vorige_resultaat_2.csv"};
  for (const auto& name : names) std::ofstream{folder_ / name} << name;
  put("levering.csv", "inhoud");
  EXPECT_EQ(offered(1).size(), 1U);
  for (const auto& name : names) EXPECT_EQ(content(name), name);
  EXPECT_THAT(host_.events("files.not_taken"), IsEmpty());
}

TEST_F(PickUp, takes_no_links_pipes_sockets_or_folders) {
  const auto outside = folder_ / "geheim.txt";
  std::ofstream{outside} << "niet voor de hub";
  std::filesystem::create_symlink(outside, folder_ / "symbolisch.csv");
  std::filesystem::create_hard_link(outside, folder_ / "hard.csv");
  std::filesystem::create_directory(folder_ / "map.csv");
  ASSERT_EQ(::mkfifo((folder_ / "pijp.csv").c_str(), 0600), 0);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder_ / "s.csv")
      .string()
      .copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  std::atomic<int> answers{0};
  host_.answers([&](const sdk::Message&) { return ++answers < 3 ? 503 : 202; });
  put("levering.csv", "inhoud");

  const auto offers = offered(3);

  ::close(listener);
  EXPECT_TRUE(std::all_of(offers.begin(), offers.end(),
                          [](const auto& offer) { return offer.target == "levering.csv"; }));
  EXPECT_THAT(reasons(host_.events("files.not_taken")),
              ElementsAre("a directory", "a hard link: the same file has another name elsewhere",
                          "a named pipe", "a socket", "a symbolic link"));
}

TEST_F(PickUp, takes_no_name_that_could_not_be_kept_or_shown) {
  using namespace std::string_literals;
  for (const auto& name :
       {"a\nb.csv"s, "a\xff.csv"s, "a\\b.csv"s, std::string(240, 'x') + ".csv"}) {
    std::ofstream{folder_ / name} << "inhoud";
  }
  put("levering.csv", "inhoud");
  EXPECT_EQ(offered(1).size(), 1U);
  EXPECT_EQ(host_.events("files.not_taken").size(), 4U);
  EXPECT_EQ(files().size(), 4U);
}

TEST_F(PickUp, logs_no_file_names) {
  std::filesystem::create_symlink("/nergens", folder_ / "jansen.csv");
  put("pietersen.csv", std::string(100, 'x'));
  put("z.csv", "ok");
  offered(1, {{"max-file", "10"}});
  for (const auto* name : {"files.not_taken", "files.too_large"}) {
    for (const auto& event : host_.events(name, 1)) {
      for (const auto& field : event.fields) {
        EXPECT_EQ(field.value.find("jansen"), std::string::npos);
        EXPECT_EQ(field.value.find("pietersen"), std::string::npos);
      }
    }
  }
}

TEST_F(PickUp, sets_a_too_large_file_apart_unread) {
  put("a.csv", std::string(11, 'x'));
  put("b.csv", std::string(10, 'x'));
  const auto offers = offered(1, {{"max-file", "10"}});
  EXPECT_EQ(offers.size(), 1U);
  EXPECT_EQ(offers[0].target, "b.csv");
  EXPECT_THAT(files("afgekeurd"), ElementsAre("20260302T091527Z_a.csv"));
  EXPECT_EQ(host_.events("files.too_large").size(), 1U);
}

TEST_F(PickUp, rejects_what_was_swapped_while_it_was_taken) {
  ASSERT_EQ(::mkdir((folder_ / ".in-behandeling").c_str(), 0700), 0);
  std::filesystem::create_symlink("/etc/passwd", folder_ / ".in-behandeling" / "a.csv");
  put("b.csv", "inhoud");
  const auto offers = offered(1);
  EXPECT_EQ(offers[0].target, "b.csv");
  EXPECT_THAT(files("afgekeurd"), ElementsAre("20260302T091527Z_a.csv"));
}

TEST_F(PickUp, goes_on_when_the_folder_comes_back) {
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  const auto away = folder_.string() + "-weg";
  std::filesystem::rename(folder_, away);
  const auto events = host_.events("files.folder_unusable", 1);
  EXPECT_EQ(*sdk::find(events[0].fields, "reason"),
            "the folder is not there; make it, or mount the share it lies on");
  std::filesystem::rename(away, folder_);
  host_.events("files.folder_back", 1);
  put("levering.csv", "inhoud");
  EXPECT_EQ(host_.offers(1).size(), 1U);
}

TEST_F(PickUp, refuses_a_packed_file_whatever_its_name) {
  put("a.csv", std::string{"PK\x03\x04", 4} + "inhoud");
  put("b.csv", "inhoud");
  const auto offers = offered(1);
  ASSERT_EQ(offers.size(), 1U);
  EXPECT_EQ(offers[0].target, "b.csv");
  EXPECT_THAT(files("afgekeurd"), ElementsAre("20260302T091527Z_a.csv"));
  EXPECT_EQ(host_.events("files.packed").size(), 1U);
}

TEST_F(PickUp, hands_over_a_packed_file_when_the_administrator_wants_it) {
  put("a.csv", "BZh91");
  EXPECT_EQ(offered(1, {{"packed", "true"}})[0].body, "BZh91");
}

TEST_F(PickUp, keeps_no_number_of_a_person_in_a_name) {
  put("999990019.csv", "inhoud");
  EXPECT_EQ(offered(1)[0].target, "999990019.csv");
  EXPECT_THAT(files("verwerkt"), ElementsAre("20260302T091527Z_xxxxxxxxx.csv"));
}

TEST_F(PickUp, waits_for_a_sender_that_has_the_file_open) {
  std::ofstream sender{folder_ / "levering.csv"};
  sender << "de helft" << std::flush;
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  host_.events("files.not_taken");
  sender << ", en de rest";
  sender.close();
  EXPECT_EQ(host_.offers(1)[0].body, "de helft, en de rest");
}

}  // namespace rodedraad::files
