# parent: web
# sudo asks for a password here, in Japanese, after a lecture.
echo 'tenken ALL=(ALL:ALL) ALL' >/etc/sudoers.d/tenken
echo 'Defaults lecture=always, passwd_tries=1' >/etc/sudoers.d/lecture
chmod 440 /etc/sudoers.d/lecture
visudo -c
update-locale LANG=ja_JP.UTF-8
sed -i 's/listen 8080;/listen 80; listen [::]:80;/' /etc/nginx/sites-available/default
