package cn.goodnetizen.notification;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReminderPreferences extends JpaRepository<ReminderPreference, String> {}
